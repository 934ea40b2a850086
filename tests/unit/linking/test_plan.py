"""The decisions as truth tables."""

from functools import partial

import pytest

from hintctl.api.resources import Resource
from hintctl.linking.entry import Entry
from hintctl.linking.outcome import Outcome
from hintctl.linking.plan import Held, decide, decide_again, decide_late, decide_row, decide_undo, policy_of
from hintctl.linking.run_facts import RunFacts
from hintctl.linking.web_link import WebLinkTemplate

WANTED, OTHER = "emr-1", "emr-2"
HOLDER, MERGED = "pat-Kx7Qm2ZpT4Lr", "pat-b8VnE3yHs6Wd"
L, U, R, C = Outcome.LINKED, Outcome.UNCHANGED, Outcome.REPLACED, Outcome.CONFLICT


@pytest.mark.parametrize(
    ("current", "holder", "merged", "plain", "replacing"),
    [
        # current, your ID elsewhere, merged: without and with --replace
        (None, None, None, L, L),
        (None, None, MERGED, C, C),
        (None, HOLDER, None, C, C),
        (None, HOLDER, MERGED, C, C),
        (OTHER, None, None, C, R),
        (OTHER, None, MERGED, C, C),
        (OTHER, HOLDER, None, C, C),
        (OTHER, HOLDER, MERGED, C, C),
        (WANTED, None, None, U, U),
        (WANTED, None, MERGED, U, U),
        (WANTED, HOLDER, None, U, U),
        (WANTED, HOLDER, MERGED, U, U),
    ],
)
def test_a_link_is_written_only_where_nothing_of_value_is_lost(
    current: str | None, holder: str | None, merged: str | None, plain: Outcome, replacing: Outcome
) -> None:
    held = Held(current=current, holder=holder, merged_into=merged)
    assert decide(WANTED, held, replace=False).outcome is plain
    assert decide(WANTED, held, replace=True).outcome is replacing


@pytest.mark.parametrize(
    ("held", "obstacle"),
    [
        (Held(current=OTHER, holder=None, merged_into=None), "already linked to emr-2"),
        (Held(current=None, holder=HOLDER, merged_into=None), f"your ID is on {HOLDER}"),
        (Held(current=OTHER, holder=HOLDER, merged_into=MERGED), f"merged into {MERGED}"),
    ],
)
def test_a_conflict_names_what_stands_in_the_way(held: Held, obstacle: str) -> None:
    decision = decide(WANTED, held, replace=False)
    assert decision.obstacle == obstacle
    assert decision.advice


def row(
    wanted: str | None,
    *,
    previous: str | None = None,
    web_link: str | None = None,
    previous_web_link: str | None = None,
    resource: Resource = Resource.PATIENT,
    planned: Outcome | None = None,
    sent: bool = False,
) -> Entry:
    return Entry(
        number=1,
        line=2,
        resource=resource,
        hint_id="pat-n32hjf4mmu1s",
        integration_record_id=wanted,
        web_link=web_link,
        planned=planned,
        previous=previous,
        previous_web_link=previous_web_link,
        sent=sent,
        outcome=Outcome.PENDING,
        detail="",
    )


def held(current: str | None, *, holder: str | None = None, web_link: str | None = None) -> Held:
    return Held(current=current, holder=holder, merged_into=None, web_link=web_link)


TEMPLATE = WebLinkTemplate.parse("https://emr.example/{integration_record_id}/{hint_id}")
FILLED = "https://emr.example/emr-1/pat-n32hjf4mmu1s"


@pytest.mark.parametrize(
    ("current", "web_link", "resource", "outcome", "writes", "previous_web_link"),
    [
        (None, None, Resource.PATIENT, L, FILLED, ""),
        (None, "https://old.example", Resource.PATIENT, L, FILLED, "https://old.example"),
        (OTHER, "https://old.example", Resource.PATIENT, R, FILLED, "https://old.example"),
        (WANTED, None, Resource.PATIENT, L, FILLED, ""),  # its ID is right, its web link is not
        (WANTED, FILLED, Resource.PATIENT, U, None, None),  # rows already right cost no write
        (None, None, Resource.PRACTITIONER, L, None, None),
        (None, None, Resource.CUSTOMER_INVOICE, L, None, None),
    ],
)
def test_a_patients_web_link_is_written_with_its_link_and_what_was_there_is_remembered(
    current: str | None,
    web_link: str | None,
    resource: Resource,
    outcome: Outcome,
    writes: str | None,
    previous_web_link: str | None,
) -> None:
    decision = decide_row(
        row(WANTED, resource=resource), held(current, web_link=web_link), replace=True, template=TEMPLATE
    )
    assert (decision.outcome, decision.previous) == (outcome, current)
    assert (decision.web_link, decision.previous_web_link) == (writes, previous_web_link)


def test_without_a_template_no_web_link_is_touched() -> None:
    decision = decide_row(row(WANTED), held(None, web_link="https://old.example"), replace=True, template=None)
    assert (decision.web_link, decision.previous_web_link) == (None, None)


def test_a_row_without_usable_ids_is_never_decided() -> None:
    with pytest.raises(ValueError, match="not decided"):
        decide_row(row(None), held(None), replace=True, template=None)


@pytest.mark.parametrize(
    ("restored", "ours", "current", "holder", "outcome"),
    [
        # what was there before the run, what the run wrote, what is there now
        (None, WANTED, WANTED, None, Outcome.UNLINKED),
        (OTHER, WANTED, WANTED, None, R),
        (OTHER, None, None, None, L),  # the undo of an undo
        (None, WANTED, None, None, U),
        (OTHER, WANTED, OTHER, None, U),
        (None, WANTED, "emr-3", None, C),
        (OTHER, WANTED, "emr-3", None, C),
        (OTHER, WANTED, None, None, C),
        (OTHER, None, "emr-3", None, C),
        (OTHER, WANTED, WANTED, HOLDER, C),
    ],
)
def test_an_undo_puts_back_only_where_the_value_is_still_the_runs_own(
    restored: str | None, ours: str | None, current: str | None, holder: str | None, outcome: Outcome
) -> None:
    decision = decide_undo(row(restored, previous=ours), held(current, holder=holder))
    assert decision.outcome is outcome
    assert decision.previous == ours, "so that the undo can be resumed, and undone"
    assert bool(decision.obstacle and decision.advice) is (outcome is C)


def test_an_undo_says_what_stands_in_the_way() -> None:
    assert decide_undo(row(OTHER, previous=WANTED), held("emr-3")).obstacle == "now linked to emr-3"
    assert decide_undo(row(OTHER, previous=WANTED), held(None)).obstacle == "now not linked"
    assert decide_undo(row(OTHER, previous=WANTED), held(WANTED, holder=HOLDER)).obstacle == f"emr-2 is on {HOLDER}"


@pytest.mark.parametrize(
    ("restored", "ours", "current", "written"),
    [
        ("", FILLED, FILLED, ""),
        ("https://old.example", FILLED, FILLED, "https://old.example"),
        ("https://old.example", FILLED, "https://somebody.example", None),
        ("https://old.example", FILLED, None, None),
        (FILLED, "", None, FILLED),  # the undo of an undo
        (FILLED, "", "https://somebody.example", None),
        (None, None, "https://somebody.example", None),
        (None, None, None, None),
    ],
)
def test_an_undo_puts_a_web_link_back_only_where_it_is_still_the_runs_own(
    restored: str | None, ours: str | None, current: str | None, written: str | None
) -> None:
    entry = row(None, previous=WANTED, web_link=restored, previous_web_link=ours)
    decision = decide_undo(entry, held(WANTED, web_link=current))
    assert (decision.outcome, decision.web_link) == (Outcome.UNLINKED, written)
    assert decision.previous_web_link == ours


@pytest.mark.parametrize(
    ("sent", "planned", "current", "applied"),
    [
        (True, L, WANTED, True),
        (True, R, WANTED, True),
        (True, L, OTHER, False),
        (True, L, None, False),
        (False, L, WANTED, False),
        (True, None, WANTED, False),
    ],
)
def test_a_write_that_may_have_been_on_its_way_was_applied_if_hint_holds_it(
    sent: bool, planned: Outcome | None, current: str | None, applied: bool
) -> None:
    entry = row(WANTED, sent=sent, planned=planned)
    policy = partial(decide_row, replace=True, template=None)
    assert decide_again(entry, held(current), policy) == (None if applied else policy(entry, held(current)))


FACTS = {"file": "links.csv", "endpoint": "https://api.hint.com/api/provider", "environment": "LIVE"}


@pytest.mark.parametrize(
    ("current", "web_link", "outcome", "now"),
    [
        (WANTED, FILLED, None, None),
        (WANTED, "https://somebody.example", C, "now with another web link"),
        ("emr-3", FILLED, C, "now linked to emr-3"),
        (None, FILLED, C, "now not linked"),
        (OTHER, "https://somebody.example", U, ""),  # put back by somebody, and its web link is theirs
    ],
)
def test_an_undo_of_a_record_that_somebody_changed_after_its_plan_leaves_it_alone(
    current: str | None, web_link: str, outcome: Outcome | None, now: str | None
) -> None:
    """The run gave it another ID, and a web link where there was none."""
    planned = row(OTHER, previous=WANTED, web_link="", previous_web_link=FILLED, planned=R)
    instead = decide_late(planned, held(current, web_link=web_link), decide_undo)
    assert (instead and instead.outcome) is outcome
    assert (instead and instead.obstacle) == now


def test_the_facts_of_a_run_say_how_its_rows_are_decided() -> None:
    linked = held(OTHER)
    assert policy_of(RunFacts(**FACTS))(row(WANTED), linked).outcome is C
    assert policy_of(RunFacts(**FACTS, replace="1"))(row(WANTED), linked).outcome is R
    assert policy_of(RunFacts(**FACTS, replace="1", web_link=TEMPLATE.text))(row(WANTED), linked).web_link == FILLED
    assert policy_of(RunFacts(**FACTS, undoes="a run"))(row(None, previous=OTHER), linked).outcome is Outcome.UNLINKED
