"""An audit from end to end: which evidence reaches a finding, whatever was named, and how fixing ends."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hintctl.audit import outline, run
from hintctl.audit.finding import Confidence, Safety
from hintctl.audit.options import Options
from hintctl.audit.outline import Outline
from hintctl.audit.report import Change, Report
from tests.functional.audit_project import git

CORPUS = Path(__file__).parents[2] / "data" / "audit"
HOST = 'BASE = "https://api.hint.com/api/provider"\n'
USE = 'def send(patient):\n    return {"first_name": patient.name, "import_id": patient.key}\n'
TANDEM = 'patient = {"first_name": 1, "import_id": 2, "import_source": "emr"}\n'


def options(*paths: str, **changed: Any) -> Options:
    facts: dict[str, Any] = {
        "paths": tuple(map(Path, paths or (".",))),
        "exclude": (),
        "base": Path(),
        "since": None,
        "jobs": 1,
        "min_confidence": Confidence.MEDIUM,
        "baseline": None,
        "stdin": None,
        "fix": None,
    }
    return Options(**{**facts, **changed})


def audit(*paths: str, **changed: Any) -> Report:
    return run.audit(options(*paths, **changed))


def sure(report: Report) -> list[str]:
    """The files of the findings at medium confidence or above."""
    return [finding.path for finding in report.findings if finding.confidence >= Confidence.MEDIUM]


def write(**files: str) -> None:
    """Files by name; `__` is a folder's end, and each is of Python."""
    for name, text in files.items():
        path = Path(f"{name.replace('__', '/')}.py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for name in [*os.environ]:
        if name.startswith("GIT_"):
            monkeypatch.delenv(name)
    return folder


@pytest.fixture
def repository(here: Path) -> Path:
    """A client in one folder, a use of it in another."""
    git(here, "init", "-q")
    write(api__hint_client=HOST, jobs__nightly=USE)
    git(here, "add", "-A")
    return here


@pytest.mark.parametrize(
    ("where", "path", "expected"),
    [
        (".", ".", "jobs/nightly.py"),
        (".", "jobs", "jobs/nightly.py"),
        (".", "jobs/nightly.py", "jobs/nightly.py"),
        ("jobs", ".", "nightly.py"),
        ("jobs", "..", "nightly.py"),
        ("jobs", "nightly.py", "nightly.py"),
        ("api", "..", "../jobs/nightly.py"),
        ("api", "../jobs", "../jobs/nightly.py"),
    ],
)
def test_evidence_is_the_repositorys_whatever_is_named(
    repository: Path, monkeypatch: pytest.MonkeyPatch, where: str, path: str, expected: str
) -> None:
    monkeypatch.chdir(repository / where)
    report = audit(path)
    assert sure(report) == [expected]
    assert any("hint_client.py" in reason for reason in report.findings[0].reasons)
    (repository / "api" / "hint_client.py").write_text("")
    assert sure(audit(path)) == []


def test_evidence_is_the_repositorys_since_a_revision(repository: Path) -> None:
    git(repository, "commit", "-qm", "1")
    write(jobs__nightly=f"{USE}\n")
    assert sure(audit(since="HEAD")) == ["jobs/nightly.py"]


@pytest.mark.parametrize(("name", "expected"), [("jobs/new.py", ["jobs/new.py"]), ("../elsewhere/new.py", [])])
def test_code_from_stdin_has_the_evidence_of_where_it_would_lie(
    repository: Path, name: str, expected: list[str]
) -> None:
    (repository.parent / "elsewhere").mkdir()
    assert sure(audit(stdin=(name, USE.encode()))) == expected


@pytest.mark.parametrize("paths", [("one", "two"), ("two", "one"), (".",), ("two/jobs", "one/api")])
def test_two_repositories_share_no_evidence(here: Path, paths: tuple[str, ...]) -> None:
    for name in ("one", "two"):
        git(here, "init", "-q", name)
    write(one__api__hint_client=HOST, one__jobs__nightly=USE, two__jobs__nightly=USE, two__api__base="X = 1\n")
    assert sure(audit(*paths)) == [path for path in ["one/jobs/nightly.py"] if "one/api" not in paths]


def test_a_use_is_lifted_by_a_file_that_it_names_in_which_uses_are_certain(here: Path) -> None:
    git(here, "init", "-q")
    call = 'def show(record):\n    return put({"import_id": record.key})\n'
    write(
        lib__hint_client=HOST,
        lib__roster_sync=f"from lib.hint_client import BASE\n\n{USE}",
        web__deep__views__page=f"from lib.roster_sync import push\n\n{call}",
        web__deep__views__other=call,
    )
    report = audit()
    assert sure(report) == ["lib/roster_sync.py", "web/deep/views/page.py"]
    assert any("roster_sync.py" in reason for reason in report.findings[-1].reasons)


@pytest.mark.parametrize(
    ("files", "confidence", "outlines"),
    [
        ({"a": USE, "b__c": TANDEM}, Confidence.MEDIUM, 0),
        ({"a": USE, "b__c": TANDEM}, Confidence.LOW, 2),
        ({"a": USE, "b__hint_client": HOST}, Confidence.MEDIUM, 1),
    ],
)
def test_where_nothing_speaks_of_hint_no_file_is_lexed(
    here: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, str], confidence: Confidence, outlines: int
) -> None:
    git(here, "init", "-q")
    write(**files)
    made: set[str] = set()

    class Counted(Outline):
        def __init__(self, text: str, *rest: Any) -> None:
            made.add(text)
            super().__init__(text, *rest)

    monkeypatch.setattr(outline, "Outline", Counted)
    report = audit(min_confidence=confidence)
    assert len(made) == outlines
    if confidence is Confidence.LOW:
        assert [(finding.usage.value, finding.kind.value) for finding in report.findings] != []
        assert all(finding.fix or finding.refusal for finding in report.findings)
    elif not outlines:
        assert sum(report.below.values()) == 3


def test_half_a_tandem_that_is_ignored_is_not_fixed(here: Path) -> None:
    git(here, "init", "-q")
    text = f'{HOST}patient = {{\n    "first_name": 1,\n    "import_id": 2,\n    "import_source": "emr",\n}}\n'
    write(client=text)
    assert all(finding.fix for finding in audit().findings)
    write(client=text.replace('"emr",', '"emr",  # hintctl: ignore'))
    changes: list[Change] = []
    report = run.audit(options(fix=Safety.UNSAFE), changes.append)
    (left,) = report.findings
    assert (left.rule.code, left.fix, report.fixed, changes) == ("HINT002", None, 0, [])
    assert "ignored" in left.refusal


def test_each_changed_file_is_written_once_however_many_rounds_it_takes(here: Path) -> None:
    git(here, "init", "-q")
    write(client=HOST + TANDEM * 30, other=HOST + USE, clean=HOST)
    changes: list[Change] = []
    rounds = counted_rounds(lambda: run.audit(options(fix=Safety.UNSAFE), changes.append))
    assert sorted(change.path for change in changes) == ["client.py", "other.py"]
    assert rounds > 1
    assert all(b"import_" not in change.data for change in changes)


def counted_rounds(work: Callable[[], Report]) -> int:
    """How often fixes were applied."""
    from hintctl.audit.examined_files import ExaminedFiles

    real, count = ExaminedFiles.fix, 0

    def fix(self: ExaminedFiles, *arguments: Any, **named: Any) -> int:
        nonlocal count
        count += 1
        return real(self, *arguments, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ExaminedFiles, "fix", fix)
        work()
    return count


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".git" not in path.relative_to(folder).parts
    }


@pytest.mark.parametrize(("safety", "least"), [(Safety.SAFE, 10), (Safety.UNSAFE, 80)])
def test_after_fixing_there_is_nothing_left_to_fix(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, safety: Safety, least: int
) -> None:
    """Over whole projects. What isn't reported as changed has the same bytes."""
    fixed = 0
    projects = sorted(each for kind in ("clients", "mixed") for each in (CORPUS / kind).iterdir() if each.is_dir())
    for number, project in enumerate(projects):
        folder = tmp_path / project.name
        shutil.copytree(project, folder)
        if number % 2:
            git(folder, "init", "-q")
        monkeypatch.chdir(folder)
        before, changes = contents(folder), list[Change]()
        report = run.audit(options(fix=safety), changes.append)
        fixed += report.fixed
        assert contents(folder) == before  # whoever is told of a change writes it
        for change in changes:
            assert change.data != before[change.path]
            Path(change.path).write_bytes(change.data)
        assert len({change.path for change in changes}) == len(changes)
        again = list[Change]()
        second = run.audit(options(fix=safety), again.append)
        left = [
            f"{each.path}:{each.line}"
            for each in second.findings
            if each.fix and each.fix.safety in (Safety.SAFE, safety)
        ]
        assert (second.fixed, again, left) == (0, [], []), project.name
        assert [each.name for each in second.findings] == [each.name for each in report.findings]
    assert fixed > least
