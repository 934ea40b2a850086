"""The settings of a project, and the ignores in its code."""

import json
from pathlib import Path

import pytest

from tests.functional.audit_project import CLIENT, FIXED, FOUND, findings, make_project
from tests.running import Hintctl


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Git work tree with one finding, as the working directory."""
    return make_project(tmp_path / "project", monkeypatch)


def test_they_are_found_from_a_folder_below_and_anchored_at_their_own(
    hintctl: Hintctl, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "pyproject.toml").write_text('[tool.hintctl.audit]\nexclude = ["/src/client.py"]\n')
    monkeypatch.chdir(project / "src")
    assert hintctl("audit").code == 0
    assert hintctl("audit", "client.py").code == 0
    (project / "pyproject.toml").write_text('[tool.hintctl.audit]\nexclude = ["/client.py"]\n')
    assert hintctl("audit").code == 1


def test_options_win_and_exclude_adds(hintctl: Hintctl, project: Path) -> None:
    (project / "copy.py").write_text(CLIENT)
    (project / ".hintctl.toml").write_text('[audit]\nexclude = ["copy.py"]\nmin-confidence = "high"\n')
    assert findings(hintctl("audit", "--json")) == FOUND
    assert hintctl("audit", "--exclude", "src/").code == 0
    assert json.loads(hintctl("audit", "--min-confidence", "low", "--json").out)["summary"]["min_confidence"] == "low"
    assert json.loads(hintctl("audit", "--json").out)["summary"]["min_confidence"] == "high"


def test_a_mistake_is_exit_2(hintctl: Hintctl, project: Path) -> None:
    (project / ".hintctl.toml").write_text("[audit]\nexcldue = []\n")
    ended = hintctl("audit")
    assert ended.code == 2
    assert ".hintctl.toml, line 2: audit has no setting excldue." in ended.err


def test_exclude_holds_for_named_files_too(hintctl: Hintctl) -> None:
    assert hintctl("audit", "src/client.py", "--exclude", "client.py").code == 0


def test_one_hides_a_finding(hintctl: Hintctl, project: Path) -> None:
    (project / "src" / "client.py").write_text(CLIENT.rstrip() + "  # hintctl: ignore[HINT001]\n")
    ended = hintctl("audit")
    assert ended.code == 0
    assert "1 finding ignored by comments." in ended.out


def test_an_unused_one_is_a_warning(hintctl: Hintctl, project: Path) -> None:
    (project / "src" / "client.py").write_text(FIXED.replace("import requests", "import requests  # hintctl: ignore"))
    ended = hintctl("audit")
    assert ended.code == 0
    warning = "src/client.py:1:20: warning: hintctl: ignore: there is nothing to ignore here. Remove it."
    assert warning in ended.out.splitlines()
    summary = json.loads(hintctl("audit", "--json").out)["summary"]
    assert [(each["path"], each["line"]) for each in summary["unused_ignores"]] == [("src/client.py", 1)]


def test_one_in_a_string_is_none(hintctl: Hintctl, project: Path) -> None:
    (project / "src" / "client.py").write_text(CLIENT.replace("patient.key", '"# hintctl: ignore"'))
    assert hintctl("audit").code == 1
