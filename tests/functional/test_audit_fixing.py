"""`--fix`, `--unsafe-fixes` and `--diff`."""

from pathlib import Path

import pytest

from tests.functional.audit_project import CLIENT, FIXED, git, make_project
from tests.running import Hintctl


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Git work tree with one finding, as the working directory."""
    return make_project(tmp_path / "project", monkeypatch)


def test_fix_changes_the_file_and_exits_0_when_nothing_is_left(hintctl: Hintctl, project: Path) -> None:
    ended = hintctl("audit", "--fix")
    assert ended.code == 0
    assert "Fixed 1 finding." in ended.out
    assert (project / "src" / "client.py").read_text() == FIXED
    assert hintctl("audit").code == 0


def test_diff_shows_changes_nothing_and_exits_1(hintctl: Hintctl, project: Path) -> None:
    ended = hintctl("audit", "--diff")
    assert ended.code == 1
    assert (project / "src" / "client.py").read_text() == CLIENT
    assert ended.out.startswith("--- a/src/client.py\n+++ b/src/client.py\n@@ ")
    assert ended.err.splitlines() == [
        "1 finding would be fixed, nothing was changed. Nothing would be left.",
        "Scanned 1 file.",
    ]
    (project.parent / "change.patch").write_text(ended.out)
    git(project, "apply", "../change.patch")
    assert (project / "src" / "client.py").read_text() == FIXED
    ended = hintctl("audit", "--diff")
    assert (ended.code, ended.out) == (0, "")
    assert ended.err.splitlines() == ["No findings at medium confidence or above.", "Scanned 1 file."]


def test_a_diff_says_what_it_would_leave(hintctl: Hintctl, project: Path) -> None:
    (project / "query.py").write_text('params["import_id"] = 1\n')
    ended = hintctl("audit", "--diff")
    assert ended.err.splitlines()[:2] == [
        "1 finding would be fixed, nothing was changed. What would be left:",
        "1 finding in 1 file: 1 medium confidence.",
    ]


def test_stdin_is_fixed_to_stdout(hintctl: Hintctl) -> None:
    for code, expected in ((CLIENT, FIXED), (FIXED, FIXED)):
        ended = hintctl("audit", "-", "--stdin-filename", "src/client.py", "--fix", stdin=code.encode())
        assert (ended.code, ended.out) == (0, expected)
