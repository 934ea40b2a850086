"""Decides what a link needs, from what Hint holds now. Pure: no requests, no files."""

from dataclasses import dataclass
from typing import Literal

from hintctl.linking.outcome import Outcome


@dataclass(frozen=True, kw_only=True)
class Held:
    """What Hint holds that bears on one link.

    `current` is the record's own `integration_record_id`; `holder` the Hint ID of another record of the same
    resource that has the wanted one; `merged_into` the patient that took the record's place.
    """

    current: str | None
    holder: str | None
    merged_into: str | None


@dataclass(frozen=True, kw_only=True)
class Decision:
    """UNCHANGED: nothing to do. LINKED, REPLACED: to be written, with this outcome. CONFLICT: not to be written.

    A conflict has an `obstacle`, what stands in the way, and `advice`, what to do about it, each a phrase.
    """

    outcome: Literal[Outcome.UNCHANGED, Outcome.LINKED, Outcome.REPLACED, Outcome.CONFLICT]
    obstacle: str = ""
    advice: str = ""


def decide(wanted: str, held: Held, *, replace: bool) -> Decision:
    """What linking a record to `wanted` takes.

    `replace` allows another value of the same record to be overwritten. It never takes the ID from another record:
    that one would silently lose its link.
    """
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


def _conflict(obstacle: str, advice: str) -> Decision:
    return Decision(outcome=Outcome.CONFLICT, obstacle=obstacle, advice=advice)
