"""What a journal knows of writes that may have been on their way, and what it hands to the run that goes on."""

from functools import partial
from pathlib import Path

import pytest

from hintctl.api.answers import Record
from hintctl.api.resources import Resource
from hintctl.linking.csv_rows import Row
from hintctl.linking.journal import Journal
from hintctl.linking.outcome import Outcome
from hintctl.linking.plan import decide_row, decide_undo
from hintctl.linking.web_link import WebLinkTemplate

REPLACING = partial(decide_row, replace=True, template=None)
IDS = [f"pat-{number:012}" for number in range(250)]


def held(hint_id: str, own: str | None, web_link: str | None = None) -> Record:
    return Record(
        resource=Resource.PATIENT,
        hint_id=hint_id,
        integration_record_id=own,
        merged_into=None,
        fields={},
        web_link=web_link,
    )


@pytest.fixture
def planned(journal: Journal) -> Journal:
    """A confirmed plan to write 250 links, the first over another one."""
    journal.add_rows(
        Row(line=line, hint_id=hint_id, integration_record_id=f"own-{line}", problem=None)
        for line, hint_id in enumerate(IDS, 1)
    )
    journal.add_held(held(hint_id, None if number else "old") for number, hint_id in enumerate(IDS))
    journal.decide_rows(REPLACING)
    journal.confirm()
    return journal


def sent(journal: Journal) -> list[int]:
    return [entry.number for entry in journal.entries() if entry.sent]


def test_a_row_is_claimed_before_it_is_given_and_not_the_whole_file_at_once(planned: Journal) -> None:
    writes = planned.claim_writes()
    assert not sent(planned)
    first = next(writes)
    assert first.number in sent(planned)
    assert len(sent(planned)) < 250
    assert len(list(writes)) == 249
    assert len(sent(planned)) == 250


def test_claims_are_taken_back_but_not_of_rows_that_have_an_outcome_or_are_in_doubt(planned: Journal) -> None:
    next(planned.claim_writes())
    planned.record(1, Outcome.LINKED)
    planned.record(2, Outcome.FAILED, "no")
    planned.release_writes(besides={3})
    assert sent(planned) == [1, 2, 3]


@pytest.mark.parametrize(
    ("claimed", "holds", "outcome", "planned_again", "previous"),
    [
        # what Hint holds when the run goes on: what was written, nothing, something else
        (True, "own-1", Outcome.REPLACED, Outcome.REPLACED, "old"),
        (True, None, Outcome.PENDING, Outcome.LINKED, None),
        (True, "other", Outcome.PENDING, Outcome.REPLACED, "other"),
        (False, "own-1", Outcome.UNCHANGED, None, "own-1"),
        (False, "other", Outcome.PENDING, Outcome.REPLACED, "other"),
    ],
)
def test_a_run_that_goes_on_counts_a_write_as_its_own_only_if_it_may_have_been_on_its_way(
    planned: Journal,
    claimed: bool,
    holds: str | None,
    outcome: Outcome,
    planned_again: Outcome | None,
    previous: str | None,
) -> None:
    if claimed:
        next(planned.claim_writes())
    planned.release_writes(besides={1} if claimed else set())
    planned.reopen()
    planned.add_held([held(IDS[0], holds)])
    planned.decide_rows(REPLACING)
    row = next(planned.entries())
    assert (row.outcome, row.planned, row.previous) == (outcome, planned_again, previous)


def test_a_run_that_goes_on_asks_again_for_rows_that_failed_or_are_pending_and_for_no_others(planned: Journal) -> None:
    for number, outcome in enumerate((Outcome.LINKED, Outcome.FAILED, Outcome.CONFLICT, Outcome.NOT_FOUND), 1):
        planned.record(number, outcome, "why")
    assert planned.reopen() == 250 - 3
    assert planned.count_unknown(Resource.PATIENT) == 250 - 3
    assert [entry.detail for entry in planned.entries()][:5] == ["why", "", "why", "why", ""]


def test_a_plan_that_is_forgotten_is_made_anew_from_what_hint_holds_then(planned: Journal) -> None:
    planned.forget_plan()
    assert planned.count_writes() == 0
    assert planned.count_unknown(Resource.PATIENT) == 250
    planned.add_held([held(IDS[0], "own-1"), held(IDS[1], "newer")])
    planned.decide_rows(REPLACING)
    assert planned.planned_counts() == {Outcome.LINKED: 0, Outcome.REPLACED: 1, Outcome.UNLINKED: 0}
    assert planned.counts()[Outcome.UNCHANGED] == 1


def take_back(journal: Journal, into: Journal) -> list[tuple[str | None, str | None, str | None, str | None]]:
    into.add_rows_to_take_back(journal.rows_to_take_back())
    return [(row.integration_record_id, row.previous, row.web_link, row.previous_web_link) for row in into.entries()]


def test_what_is_taken_back_is_what_was_or_may_have_been_written(planned: Journal, tmp_path: Path) -> None:
    writes = planned.claim_writes()
    for number, outcome, sent in (
        (1, Outcome.REPLACED, None),
        (2, Outcome.LINKED, None),
        (3, Outcome.FAILED, None),  # whether it was applied is not known
        (4, Outcome.CONFLICT, None),  # written, and a conflict all the same
        (5, Outcome.FAILED, False),  # refused
        (6, Outcome.CONFLICT, False),
    ):
        next(writes)
        planned.record(number, outcome, sent=sent)
    planned.release_writes(besides={7})
    with Journal.create(tmp_path / "undo", {}) as undo:
        assert take_back(planned, undo) == [
            ("old", "own-1", None, None),
            (None, "own-2", None, None),
            (None, "own-3", None, None),
            (None, "own-4", None, None),
            (None, "own-7", None, None),
        ]
        assert not undo.has_web_links()


def test_web_links_change_places_with_what_was_there_before(journal: Journal, tmp_path: Path) -> None:
    journal.add_rows(
        Row(line=line, hint_id=hint_id, integration_record_id=f"own-{line}", problem=None)
        for line, hint_id in enumerate(IDS[:2], 1)
    )
    journal.add_held([held(IDS[0], None), held(IDS[1], None, "https://old.example/2")], web_links=True)
    template = WebLinkTemplate.parse("https://emr.example/{integration_record_id}")
    journal.decide_rows(partial(decide_row, replace=False, template=template))
    for entry in journal.claim_writes():
        journal.record(entry.number, Outcome.LINKED)
    with Journal.create(tmp_path / "undo", {}) as undo, Journal.create(tmp_path / "redo", {}) as redo:
        assert take_back(journal, undo) == [
            (None, "own-1", "", "https://emr.example/own-1"),
            (None, "own-2", "https://old.example/2", "https://emr.example/own-2"),
        ]
        assert undo.has_web_links()
        undo.add_held(
            [held(IDS[number], f"own-{number + 1}", f"https://emr.example/own-{number + 1}") for number in (0, 1)],
            web_links=True,
        )
        undo.decide_rows(decide_undo)
        for entry in undo.claim_writes():
            undo.record(entry.number, Outcome.UNLINKED)
        assert take_back(undo, redo) == [
            ("own-1", None, "https://emr.example/own-1", ""),
            ("own-2", None, "https://emr.example/own-2", "https://old.example/2"),
        ]
