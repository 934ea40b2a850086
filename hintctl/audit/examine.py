"""Examines one file: judges its names, proposes fixes, and hides what the file itself says to ignore."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hintctl.audit.baseline import with_fingerprints
from hintctl.audit.finding import Confidence, Finding
from hintctl.audit.project import Project
from hintctl.audit.report import UnusedIgnore
from hintctl.audit.source import Source
from hintctl.audit.uses import dismiss

_HALF = "what is to be fixed with it is ignored by a comment"


@dataclass(frozen=True, kw_only=True)
class Examined:
    """What was found in one file: findings of any confidence in order, and what became of its `hintctl: ignore`s."""

    findings: tuple[Finding, ...]
    hidden: int
    unused: tuple[UnusedIgnore, ...]


def examine(source: Source, project: Project, *, least: Confidence, speaks: bool = True) -> Examined:
    """Examines a file. Findings that are less sure than `least` may be without what is only for showing them.

    Not `speaks`: the search has found nothing in the file that speaks for Hint.
    """
    dismissed = least > Confidence.LOW and not project.speaks_of_hint(source, speaks=speaks)
    findings = list(with_fingerprints(dismiss(source) if dismissed else _judged(source, project)))
    if "hintctl" not in source.text:
        return Examined(findings=tuple(findings), hidden=0, unused=())
    return _without_ignored(source, findings)


# Most repositories know nothing of Hint, and all in them is dismissed: what the rest needs is loaded when it is needed.
def _judged(source: Source, project: Project) -> list[Finding]:
    from hintctl.audit.fix.propose import propose
    from hintctl.audit.judge import judge
    from hintctl.audit.languages import language_of
    from hintctl.audit.outline import Outline

    outline = Outline(source.text, language_of(source.path, source.text))
    return propose(source, outline, judge(source, outline, project))


def _without_ignored(source: Source, findings: list[Finding]) -> Examined:
    from hintctl.audit.ignores import find_ignores, suppress

    left = suppress(findings, find_ignores(source.text, _comments(source)), source.path)
    shown = tuple(_without_ignored_half(findings, left.findings))
    return Examined(findings=shown, hidden=left.hidden, unused=left.unused)


def _without_ignored_half(findings: list[Finding], left: Sequence[Finding]) -> Iterator[Finding]:
    """The findings that are left; what would be fixed together with an ignored one is not fixed."""
    kept = {finding.start for finding in left}
    ignored = {finding.fix for finding in findings if finding.fix and finding.start not in kept}
    for finding in left:
        yield replace(finding, fix=None, refusal=_HALF) if finding.fix in ignored else finding


def _comments(source: Source) -> list[tuple[int, int]] | None:
    """Where the comments are; None in an unknown language and in HTML, whose scripts have some of their own."""
    from hintctl.audit.languages import GENERIC, language_of
    from hintctl.audit.outline import Outline

    language = language_of(source.path, source.text)
    return None if language is GENERIC or language.name == "html" else Outline(source.text, language).comments
