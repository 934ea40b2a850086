"""What becomes of files between the search and the reading, and what is made of one file after another."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hintctl.audit import run
from hintctl.audit.coverage import Coverage
from hintctl.audit.examined_files import ExaminedFiles
from hintctl.audit.finding import Confidence, Safety
from hintctl.audit.needles import Found
from hintctl.audit.report import Change
from hintctl.audit.search import Hit
from tests.unit.audit.test_run import HOST, TANDEM, USE, here, options, write

__all__ = ["here"]


def hits(*paths: str, found: Found = Found.NAMES) -> Iterator[Hit]:
    return (Hit(path=path, found=found) for path in paths)


@pytest.mark.parametrize("fix", [None, Safety.UNSAFE])
def test_a_file_that_vanishes_before_it_is_read_is_counted_and_nothing_is_clean(
    here: Path, monkeypatch: pytest.MonkeyPatch, fix: Safety | None
) -> None:
    write(gone=USE, here=HOST + TANDEM)
    from hintctl.audit.search import search

    def slow(*arguments: object, **named: object) -> Iterator[Hit]:
        yield from search(*arguments, **named)  # type: ignore[arg-type] # handed on as they came
        Path("gone.py").unlink()

    monkeypatch.setattr(run, "search", slow)
    changes = list[Change]()
    report = run.audit(options(fix=fix), changes.append)
    assert report.skipped == {"no such file or directory": 1}
    assert [(each.path, each.reason) for each in report.examples] == [("gone.py", "no such file or directory")]
    assert report.unreadable
    assert not report.clean
    assert [finding.path for finding in report.findings] == ([] if fix else ["here.py", "here.py"])
    assert [change.path for change in changes] == (["here.py"] if fix else [])


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX files")
def test_what_has_become_a_pipe_is_not_opened(here: Path) -> None:
    os.mkfifo("pipe.py")
    coverage = Coverage()
    files = ExaminedFiles(options(), hits("pipe.py"), coverage)
    files.examine_all()
    assert files.examined == []
    assert coverage.unreadable


def test_what_has_become_binary_has_no_findings(here: Path) -> None:
    Path("a.py").write_bytes(b"\0import_id")
    coverage = Coverage()
    files = ExaminedFiles(options(), hits("a.py"), coverage)
    files.examine_all()
    assert files.examined == []


def test_files_that_only_speak_for_hint_are_not_examined(here: Path) -> None:
    write(client=HOST + TANDEM, use=USE)
    files = ExaminedFiles(options(), (*hits("client.py", found=Found.SIGNALS), *hits("use.py")).__iter__(), Coverage())
    files.examine_all()
    found = [finding for each in files.examined for finding in each.findings]
    assert {finding.path for finding in found} == {"use.py"}
    assert all(finding.confidence >= Confidence.MEDIUM for finding in found)


def test_a_file_that_changes_while_it_is_fixed_is_written_as_it_was_read(here: Path) -> None:
    """What is shown and what is written are one; `write_change` puts it in the file's place as a whole."""
    write(client=HOST + TANDEM)
    files = ExaminedFiles(options(), hits("client.py", found=Found.BOTH), Coverage())
    files.examine_all()
    findings = [finding for each in files.examined for finding in each.findings]
    assert files.fix(findings, unsafe=True) == 2
    assert Path("client.py").read_text() == HOST + TANDEM
    files.examine_all()
    assert [finding for each in files.examined for finding in each.findings] == []
    (change,) = files.changes()
    assert change.path == "client.py"
    assert change.data.decode() == HOST + 'patient = {"first_name": 1, "integration_record_id": 2}\n'
    assert list(files.changes()) == []
