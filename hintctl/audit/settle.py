"""Decides which of all findings are shown: those not known, and sure enough."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from hintctl.audit.baseline import Baseline
from hintctl.audit.finding import Confidence, Finding


@dataclass(frozen=True, kw_only=True)
class Settled:
    """The findings to show, and what became of the others: as in a Report. `baseline` is what is left of it, if any."""

    findings: tuple[Finding, ...]
    below: Mapping[str, int]
    known: int = 0
    gone: int = 0
    baseline: Baseline | None = None


def settle(
    findings: Iterable[Finding],
    *,
    min_confidence: Confidence,
    baseline: Baseline | None,
    examined: Callable[[str], bool],
) -> Settled:
    """Takes out of all findings, in order, the known ones, and of the rest those below the confidence.

    In this order, so that an entry of the baseline is not gone because somebody raised the confidence, or because the
    evidence for it became weaker. `examined` says which paths the audit was about, see `examined_by`.
    """
    compared = baseline.compare(findings, examined=examined) if baseline else None
    new = compared.new if compared else tuple(findings)
    return Settled(
        findings=tuple(finding for finding in new if finding.confidence >= min_confidence),
        below=Counter(finding.rule.code for finding in new if finding.confidence < min_confidence),
        known=compared.known if compared else 0,
        gone=compared.gone if compared else 0,
        baseline=compared.kept if compared else None,
    )


def examined_by(paths: Sequence[str], *, whole: bool) -> Callable[[str], bool]:
    """Tells whether a path lies in one of the files and folders that were audited; all relative to one folder.

    Not `whole` is an audit that left some of them out: changed files only, or something that could not be read. What
    is not found then may still be there, so nothing counts as examined.
    """
    roots = [os.path.normpath(path).replace(os.sep, "/") for path in paths]

    def examined(path: str) -> bool:
        return any(
            path == root or path.startswith(f"{root.rstrip('/')}/") or (root == "." and not path.startswith("../"))
            for root in roots
        )

    return examined if whole else lambda _: False
