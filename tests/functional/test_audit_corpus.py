"""Whole projects, made after public code, in which every line that holds one of the names is labelled by hand.

`clients` talk to the Hint API, `mixed` do so beside other things of the same names, `unrelated` do not, and `holdout`
is some of each, labelled after the rules were written. A label says of a line and a rule whether it is Hint's field:
true, false, or null where it can be argued either way or the name is a longer one, which is not looked for.
"""

import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.functional.audit_project import git
from tests.running import Hintctl

CORPUS = Path(__file__).parents[1] / "data" / "audit"
SETS = ("clients", "mixed", "unrelated", "holdout")
PROJECTS = [
    f"{folder}/{labels.name.removesuffix('.labels.json')}"
    for folder in SETS
    for labels in sorted((CORPUS / folder).glob("*.labels.json"))
]
MOST_MISSED, MOST_WRONG = 0.01, 0.04  # of the lines in projects that do use Hint; in others nothing is wrong


@dataclass(frozen=True, kw_only=True)
class Judged:
    """What became of the labels of one project: how many are true and false, and those that the audit got wrong."""

    project: str
    true: int
    false: int
    missed: list[str]
    wrong: list[str]
    extra: list[str]


def labels_of(project: str) -> list[dict[str, Any]]:
    labels: list[dict[str, Any]] = json.loads((CORPUS / f"{project}.labels.json").read_text(encoding="utf-8"))
    return labels


def audit(project: str, folder: Path, hintctl: Hintctl, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The JSON document of a copy of a project; every other one is a Git work tree, which is searched differently."""
    shutil.copytree(CORPUS / project, folder)
    if PROJECTS.index(project) % 2:
        git(folder, "init", "-q")
    monkeypatch.chdir(folder)
    ended = hintctl("audit", "--json", "--jobs", "1")
    assert ended.code in (0, 1), ended.err
    document: dict[str, Any] = json.loads(ended.out)
    assert ended.code == bool(document["findings"])
    return document


def judge(project: str, document: dict[str, Any]) -> Judged:
    labels = labels_of(project)
    found = {(each["path"], each["line"], each["rule"]) for each in document["findings"]}
    of = {answer: [each for each in labels if each["hint"] is answer] for answer in (True, False)}
    labelled = {(each["path"], each["line"], each["rule"]) for each in labels}
    return Judged(
        project=project,
        true=len(of[True]),
        false=len(of[False]),
        missed=[_line(each) for each in of[True] if (each["path"], each["line"], each["rule"]) not in found],
        wrong=[_line(each) for each in of[False] if (each["path"], each["line"], each["rule"]) in found],
        extra=[f"{path}:{line} {rule}" for path, line, rule in sorted(found - labelled)],
    )


def _line(label: dict[str, Any]) -> str:
    return f"{label['path']}:{label['line']} {label['rule']} {label['text'][:100]}"


@pytest.mark.parametrize("project", [each for each in PROJECTS if not any(label["hint"] for label in labels_of(each))])
def test_nothing_is_found_in_unrelated_code(
    project: str, tmp_path: Path, hintctl: Hintctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert audit(project, tmp_path / "project", hintctl, monkeypatch)["findings"] == []


def test_few_true_uses_are_missed_and_few_others_reported(
    tmp_path: Path, hintctl: Hintctl, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    judged = [
        judge(project, audit(project, tmp_path / project, hintctl, monkeypatch))
        for project in PROJECTS
        if any(label["hint"] for label in labels_of(project))
    ]
    true, false = sum(each.true for each in judged), sum(each.false for each in judged)
    missed, wrong = sum(len(each.missed) for each in judged), sum(len(each.wrong) for each in judged)
    figures = _figures(judged)
    with capfd.disabled():
        print(f"\n{figures}\nmissed {missed} of {true} true uses, reported {wrong} of {false} others beside them")
    assert true > 1600
    assert missed <= MOST_MISSED * true, figures
    assert wrong <= MOST_WRONG * false, figures
    assert not any(each.extra for each in judged), figures


def _figures(judged: Iterable[Judged]) -> str:
    lines: list[str] = []
    for each in judged:
        counts = f"true {each.true:3} missed {len(each.missed):2}   false {each.false:3} reported {len(each.wrong):2}"
        lines.append(f"{each.project:33} {counts}")
        for word, places in (("missed", each.missed), ("reported", each.wrong), ("not labelled", each.extra)):
            lines.extend(f"    {word} {place}" for place in places)
    return "\n".join(lines)
