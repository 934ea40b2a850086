"""Fixes one file and says what became of it."""

from dataclasses import replace

from hintctl.audit.finding import Confidence, Finding, Safety
from hintctl.audit.fix.apply import apply
from hintctl.audit.fix.propose import propose
from hintctl.audit.judge import judge
from hintctl.audit.languages import language_of
from hintctl.audit.outline import Outline
from hintctl.audit.project import Project
from hintctl.audit.source import Source


def findings_of(name: str, text: str, *, confidence: Confidence = Confidence.HIGH) -> tuple[Source, list[Finding]]:
    """The file and its findings with what is proposed for them, as sure as said: how sure is weighed elsewhere."""
    source = Source(path=name, text=text, encoding="utf-8")
    outline = Outline(text, language_of(name, text))
    found = judge(source, outline, Project(list, lambda _: None, lambda _: []))
    return source, propose(source, outline, [replace(finding, confidence=confidence) for finding in found])


def fixed(name: str, text: str, *, unsafe: bool = False, confidence: Confidence = Confidence.HIGH) -> str:
    """The text after its fixes."""
    source, findings = findings_of(name, text, confidence=confidence)
    return apply(source, findings, unsafe=unsafe).text


def check_transformed(name: str, before: str, after: str, *, unsafe: bool = False) -> None:
    """The file becomes `after`, and then has nothing more to fix. With `unsafe`, safe fixes alone change nothing."""
    source, findings = findings_of(name, before)
    assert findings
    applied = apply(source, findings, unsafe=unsafe)
    assert (applied.text, applied.refused) == (after, ())
    assert fixed(name, after, unsafe=unsafe) == after
    if unsafe:
        assert fixed(name, before) == before


def check_noop(name: str, text: str, refusal: str | None = None) -> None:
    """No finding has a fix, and each says why: with `refusal` in what it says."""
    _, findings = findings_of(name, text)
    assert findings
    assert [finding.fix for finding in findings] == [None] * len(findings)
    for finding in findings:
        assert refusal is None or refusal in finding.refusal, finding.refusal
        assert finding.refusal


def safeties(name: str, text: str) -> list[Safety | None]:
    """How safe the fix of each finding is."""
    return [finding.fix.safety if finding.fix else None for finding in findings_of(name, text)[1]]
