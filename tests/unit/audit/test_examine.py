"""One file examined: its findings with fixes and fingerprints, and what its ignores hide."""

import pytest

from hintctl.audit.examine import examine
from hintctl.audit.finding import Confidence
from hintctl.audit.project import Project
from hintctl.audit.source import Source

ALONE = Project(list, lambda _: None, lambda _: [])
TEXT = 'BASE = "https://api.hint.com/api/provider"\npatient = {"first_name": 1, "external_link_id": 2}\n'
LEAST = [Confidence.LOW, Confidence.MEDIUM]


def source_of(text: str, path: str = "a.py") -> Source:
    return Source(path=path, text=text, encoding="utf-8")


@pytest.mark.parametrize("least", LEAST)
def test_a_use_has_its_fix_and_its_fingerprint(least: Confidence) -> None:
    (found,) = examine(source_of(TEXT), ALONE, least=least).findings
    assert found.confidence is Confidence.HIGH
    assert found.fix or found.refusal
    assert len(found.fingerprint) == 32


@pytest.mark.parametrize("least", LEAST)
@pytest.mark.parametrize("text", [TEXT, "x.import_id = 1\n"])
def test_ignores_hide_findings_of_any_confidence(text: str, least: Confidence) -> None:
    examined = examine(source_of(text[:-1] + "  # hintctl: ignore\n"), ALONE, least=least)
    assert (examined.findings, examined.hidden, examined.unused) == ((), 1, ())


@pytest.mark.parametrize("least", LEAST)
def test_unused_ignores_are_told(least: Confidence) -> None:
    examined = examine(source_of(f"{TEXT}x = 1  # hintctl: ignore\n"), ALONE, least=least)
    assert [each.line for each in examined.unused] == [3]


def test_an_ignore_in_a_string_is_none_where_the_language_is_known() -> None:
    text = 'x.import_id = "# hintctl: ignore"\n'
    assert len(examine(source_of(text), ALONE, least=Confidence.LOW).findings) == 1
    assert len(examine(source_of(text, "a.unknown"), ALONE, least=Confidence.LOW).findings) <= 1


@pytest.mark.parametrize("least", LEAST)
def test_the_same_uses_are_counted_whatever_is_shown(least: Confidence) -> None:
    text = 'a = {"import_id": 1, "import_source": 2}\nb.externalLinkId\n'
    found = examine(source_of(text), ALONE, least=least).findings
    assert [(each.rule.code, each.confidence) for each in found] == [
        ("HINT002", Confidence.LOW),
        ("HINT003", Confidence.LOW),
        ("HINT001", Confidence.LOW),
    ]
    both = [examine(source_of(text), ALONE, least=each).findings for each in LEAST]
    assert [each.fingerprint for each in both[0]] == [each.fingerprint for each in both[1]]
