"""`--write-baseline` and `--baseline`."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.functional.audit_project import CLIENT, FIXED, findings, make_project
from tests.running import Hintctl


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Git work tree with one finding, as the working directory."""
    return make_project(tmp_path / "project", monkeypatch)


def test_known_findings_are_hidden_new_ones_are_not(hintctl: Hintctl, project: Path) -> None:
    written = hintctl("audit", "--write-baseline", "known.json")
    assert written.code == 0
    assert written.err == "known.json: 1 finding.\n"
    known = hintctl("audit", "--baseline", "known.json")
    assert known.code == 0
    assert "1 finding known from the baseline." in known.out
    (project / "src" / "client.py").write_text("\n\n" + CLIENT + '    x = {"external_link_id": 2}\n')
    assert findings(hintctl("audit", "--baseline", "known.json", "--json")) == [("src/client.py", 10, "HINT001")]


def test_it_only_gets_shorter(hintctl: Hintctl, project: Path) -> None:
    (project / "copy.py").write_text(CLIENT)
    hintctl("audit", "--write-baseline", "known.json")
    before = entries_of(project / "known.json")
    assert len(before) == 2
    (project / "copy.py").write_text(FIXED)
    (project / "new.py").write_text(CLIENT.replace("patient.key", "patient.id"))
    gone = hintctl("audit", "--baseline", "known.json")
    assert gone.code == 1
    assert "1 finding of the baseline no longer there; --write-baseline drops them from it." in gone.out
    ended = hintctl("audit", "--write-baseline", "known.json")
    assert ended.code == 0
    assert "new.py:7:72: HINT001" in ended.out
    assert ended.err.startswith("known.json: 1 finding, 1 dropped.\n1 new finding not added: ")
    after = entries_of(project / "known.json")
    assert [entry["path"] for entry in after] == ["src/client.py"]
    assert [entry for entry in before if entry["path"] == "src/client.py"] == after
    assert hintctl("audit", "--baseline", "known.json").code == 1


def test_an_audit_of_a_part_drops_nothing_of_the_rest(hintctl: Hintctl, project: Path) -> None:
    (project / "copy.py").write_text(CLIENT)
    hintctl("audit", "--write-baseline", "known.json")
    (project / "copy.py").write_text(FIXED)
    before = (project / "known.json").read_text()
    assert "no longer there" not in hintctl("audit", "src", "--baseline", "known.json").out
    hintctl("audit", "src", "--write-baseline", "known.json")
    assert (project / "known.json").read_text() == before
    hintctl("audit", ".", "--write-baseline", "known.json")
    assert (project / "known.json").read_text().count('"rule"') == 1


def test_a_renamed_file_stays_known(hintctl: Hintctl, project: Path) -> None:
    hintctl("audit", "--write-baseline", "known.json")
    (project / "src" / "client.py").rename(project / "hint_client.py")
    assert hintctl("audit", "--baseline", "known.json").code == 0


def test_settings_name_it_and_it_is_found_from_below(
    hintctl: Hintctl, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / ".hintctl.toml").write_text('[audit]\nbaseline = "known.json"\n')
    assert hintctl("audit").code == 2
    assert hintctl("audit", "--write-baseline", "known.json").code == 0
    monkeypatch.chdir(project / "src")
    assert hintctl("audit").code == 0


def test_a_damaged_one_is_exit_2(hintctl: Hintctl, project: Path) -> None:
    (project / "known.json").write_text("{")
    ended = hintctl("audit", "--baseline", "known.json")
    assert ended.code == 2
    assert "The baseline known.json is damaged: it is not JSON." in ended.err


def entries_of(file: Path) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads(file.read_text())["findings"]
    return entries
