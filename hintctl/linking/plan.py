"""Decides what a link needs, from what Hint holds now. Pure: no requests, no files."""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal

from hintctl.api.resources import Resource
from hintctl.linking.entry import Entry
from hintctl.linking.outcome import WRITTEN, Outcome
from hintctl.linking.run_facts import RunFacts
from hintctl.linking.web_link import WebLinkTemplate


@dataclass(frozen=True, kw_only=True)
class Held:
    """What Hint holds that bears on one row.

    `current` is the record's own `integration_record_id`; `holder` the Hint ID of another record of the same
    resource that has the wanted one; `merged_into` the patient that took the record's place; `web_link` the record's
    `integration_web_link`.
    """

    current: str | None
    holder: str | None
    merged_into: str | None
    web_link: str | None = None


@dataclass(frozen=True, kw_only=True)
class Decision:
    """UNCHANGED: nothing to do. LINKED, REPLACED, UNLINKED: to be written, with this outcome. CONFLICT: left alone.

    A conflict has an `obstacle`, what stands in the way, and `advice`, what to do about it, each a phrase. `web_link`
    is to be written too, unless it is None. `previous` and `previous_web_link` are what an undo would put back.
    """

    outcome: Literal[Outcome.UNCHANGED, Outcome.LINKED, Outcome.REPLACED, Outcome.UNLINKED, Outcome.CONFLICT]
    obstacle: str = ""
    advice: str = ""
    web_link: str | None = None
    previous: str | None = None
    previous_web_link: str | None = None

    @property
    def reason(self) -> str:
        """Why the row is in conflict; else empty."""
        return f"{self.obstacle}, {self.advice}" if self.obstacle else ""


Policy = Callable[[Entry, Held], Decision]


def policy_of(facts: RunFacts) -> Policy:
    """How the rows of a run are decided."""
    if facts.undoes:
        return decide_undo
    template = WebLinkTemplate.parse(facts.web_link) if facts.web_link else None
    return partial(decide_row, replace=bool(facts.replace), template=template)


def decide(wanted: str, held: Held, *, replace: bool, web_link: str | None = None) -> Decision:
    """What linking a record to `wanted` takes, and setting its web link if one is given.

    `replace` allows another value of the same record to be overwritten. It never takes the ID from another record:
    that one would silently lose its link.
    """
    decision = dataclasses.replace(_decide_id(wanted, held, replace=replace), previous=held.current)
    right_already = decision.outcome is Outcome.UNCHANGED and held.web_link == web_link
    if web_link is None or right_already or held.merged_into or decision.outcome is Outcome.CONFLICT:
        return decision
    outcome = Outcome.LINKED if decision.outcome is Outcome.UNCHANGED else decision.outcome
    return dataclasses.replace(decision, outcome=outcome, web_link=web_link, previous_web_link=held.web_link or "")


def _decide_id(wanted: str, held: Held, *, replace: bool) -> Decision:
    if held.current == wanted:
        return Decision(outcome=Outcome.UNCHANGED)
    if held.merged_into:
        return _conflict(f"merged into {held.merged_into}", "link that patient instead")
    if held.holder:
        return _conflict(f"your ID is on {held.holder}", "unlink it there first")
    if held.current is None:
        return Decision(outcome=Outcome.LINKED)
    if replace:
        return Decision(outcome=Outcome.REPLACED)
    return _conflict(f"already linked to {held.current}", "add --replace to overwrite that")


def decide_row(row: Entry, held: Held, *, replace: bool, template: WebLinkTemplate | None) -> Decision:
    """What one row of a bulk-link takes; with a template, the patient's web link too."""
    if row.hint_id is None or row.integration_record_id is None:
        raise ValueError("an invalid row is not decided")
    web_link = None
    if template and row.resource is Resource.PATIENT:
        web_link = template.fill(hint_id=row.hint_id, integration_record_id=row.integration_record_id)
    return decide(row.integration_record_id, held, replace=replace, web_link=web_link)


def decide_undo(row: Entry, held: Held) -> Decision:
    """What it takes to put back what a run changed: only a value that is still the run's own is touched.

    So is the web link: one that somebody changed since stays, and so does that of a record with somebody else's ID.
    """
    restored = row.integration_record_id
    web_link_is_ours = row.web_link is not None and (held.web_link or "") == row.previous_web_link
    if held.current == restored and not web_link_is_ours:
        decision = Decision(outcome=Outcome.UNCHANGED)
    elif held.current not in (restored, row.previous):
        decision = _conflict(f"now {_linked_to(held.current)}", "changed since by somebody else, so it was left alone")
    elif held.holder:
        decision = _conflict(f"{restored} is on {held.holder}", "unlink it there first")
    elif restored is None:
        decision = Decision(outcome=Outcome.UNLINKED)
    else:
        decision = Decision(outcome=Outcome.REPLACED if held.current else Outcome.LINKED)
    return dataclasses.replace(
        decision,
        # Kept where nothing is written, in case the plan is made anew.
        web_link=row.web_link if web_link_is_ours or decision.outcome not in WRITTEN else None,
        previous=held.current if decision.outcome in WRITTEN else row.previous,
        previous_web_link=row.previous_web_link,
    )


def decide_again(row: Entry, held: Held, policy: Policy) -> Decision | None:
    """What a row of a resumed run takes; None where its write turns out to have been applied."""
    applied = row.sent and row.planned is not None and held.current == row.integration_record_id
    # A write changes both, so one that left the old web link there was none of ours.
    same_web_link = row.web_link != row.previous_web_link and (held.web_link or "") == row.previous_web_link
    if applied and not (row.web_link is not None and same_web_link):
        return None
    return policy(row, held)


def decide_late(row: Entry, held: Held, policy: Policy) -> Decision | None:
    """What a planned row comes to, by what Hint holds when it is to be written; None where the plan still stands.

    It stands only whole: a write that would change or undo anything else than was planned is a conflict.
    """
    decision = policy(row, held)
    planned = (row.planned, row.previous, row.web_link, row.previous_web_link)
    if (decision.outcome, decision.previous, decision.web_link, decision.previous_web_link) == planned:
        return None
    if decision.outcome is Outcome.UNCHANGED or held.merged_into:
        return decision
    now = _linked_to(held.current) if held.current != row.previous else "with another web link"
    return _conflict(f"now {now}", "changed by somebody else during the run, so it was left alone")


def _linked_to(current: str | None) -> str:
    return "not linked" if current is None else f"linked to {current}"


def _conflict(obstacle: str, advice: str) -> Decision:
    return Decision(outcome=Outcome.CONFLICT, obstacle=obstacle, advice=advice)
