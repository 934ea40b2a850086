"""Applies fixes to the text of a file: each once, all or none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hintctl.audit.finding import Edit, Finding, Fix, Safety
from hintctl.audit.fix.check import problem_with
from hintctl.audit.source import Source

OVERLAPS = "it overlaps another fix: run --fix again"


@dataclass(frozen=True, kw_only=True)
class Applied:
    """A file's text after its fixes, and which findings they fixed.

    `refused` are the findings whose fix was to be applied and was not: without it, and with the reason.
    """

    text: str
    applied: tuple[Finding, ...] = ()
    refused: tuple[Finding, ...] = ()


def apply(source: Source, findings: Sequence[Finding], *, unsafe: bool) -> Applied:
    """Applies the safe fixes of a file's findings, or with `unsafe` all of them.

    If what comes out is not the same file with the names changed, nothing is applied.
    """
    wanted = [finding for finding in findings if finding.fix and (unsafe or finding.fix.safety is Safety.SAFE)]
    chosen = _without_overlaps(dict.fromkeys(finding.fix for finding in wanted if finding.fix))
    edits = sorted({edit for fix in chosen for edit in fix.edits}, key=lambda edit: edit.start)
    if not edits:
        return Applied(text=source.text)
    text = _edited(source.text, edits)
    if problem := problem_with(source, text, edits):
        return Applied(text=source.text, refused=tuple(_refused(finding, problem) for finding in wanted))
    return Applied(
        text=text,
        applied=tuple(finding for finding in wanted if finding.fix in chosen),
        refused=tuple(_refused(finding, OVERLAPS) for finding in wanted if finding.fix not in chosen),
    )


def _without_overlaps(fixes: dict[Fix, None]) -> set[Fix]:
    """Those that touch nothing that an earlier one touches, in the order of the file."""
    ordered = sorted(
        ((edit, fix) for fix in fixes for edit in fix.edits), key=lambda each: (each[0].start, each[0].end)
    )
    dropped: set[Fix] = set()
    end, owner = -1, None
    for edit, fix in ordered:
        if fix in dropped:
            continue
        if edit.start < end and fix is not owner:
            dropped.add(fix)
            continue
        if edit.end > end:
            end, owner = edit.end, fix
    return set(fixes) - dropped


def _edited(text: str, edits: Sequence[Edit]) -> str:
    pieces, position = [], 0
    for edit in edits:
        pieces += [text[position : edit.start], edit.replacement]
        position = edit.end
    return "".join((*pieces, text[position:]))


def _refused(finding: Finding, reason: str) -> Finding:
    return replace(finding, fix=None, refusal=reason)
