"""Each message of the README's "When something goes wrong" is one that hintctl shows, in that situation."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.functional.tls_stand_in import stand_in
from tests.running import Hintctl, Serve

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
SECTION = README.split("\n## When something goes wrong\n")[1].split("\n## ")[0]
MESSAGES = re.findall(r"^\| `([^`]*)` \| .+ \|$", SECTION, re.MULTILINE)
PATIENT = "pat-n32hjf4mmu1s"
LINKED, ITS_ID = "pat-R5tGj9CkF1Xa", "emr-10311"
Show = Callable[..., str]


@pytest.fixture
def show(hintctl: Hintctl, live: str, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Show:
    """Runs a command line that fails, and returns its message. `csv` is the text of the file `rows.csv`."""
    monkeypatch.chdir(tmp_path)
    home.mkdir(exist_ok=True)

    def run(line: str, *, csv: str = "", config: str = "", **environment: str) -> str:
        Path("rows.csv").write_text(csv)
        (home / "config.toml").write_text(config)
        ended = hintctl(*line.split(), **environment)
        assert ended.code in (2, 3, 4, 5, 6), ended.err
        return ended.err

    return run


SHOWN: dict[str, Callable[[Show], str]] = {
    "no API key is configured": lambda show: show("get patient x", HINT_API_KEY=""),
    "Hint refused the key (401)": lambda show: show("get patient x", HINT_API_KEY="wrong"),
    "Hint refused the key (428): it is a partner key": lambda show: show(
        "auth status", HINT_API_KEY="emu-partner-wide"
    ),
    "holds spaces, line breaks or characters that no key has": lambda show: show("get patient x", HINT_API_KEY="a b"),
    "is not https": lambda show: show("get patient x --endpoint http://emr.example"),
    "can't be reached": lambda show: show("get patient x --endpoint http://127.0.0.1:9"),
    "Hint has no patient": lambda show: show("get patient nosuch"),
    "was not linked: already linked to": lambda show: show(f"link patient {LINKED} emr-2"),
    "was not linked: your ID is on": lambda show: show(f"link patient {PATIENT} {ITS_ID}"),
    "is not a Hint ID": lambda show: show(f"link patient emr-1 {PATIENT}"),
    "there is no terminal to ask on": lambda show: show("bulk-link rows.csv", csv=f"hint_id,emr_id\n{PATIENT},emr-1\n"),
    "no column for the Hint IDs among": lambda show: show("bulk-link rows.csv --yes", csv="a,b\n1,2\n"),
    "your ID was damaged by a spreadsheet": lambda show: show(
        "bulk-link rows.csv --yes", csv=f"hint_id,emr_id\n{PATIENT},1.23E+15\n"
    ),
    "there is no setting": lambda show: show("get patient x", config='profil = "a"\n'),
}
ELSEWHERE = {"its certificate is not trusted", "a defect in hintctl"}


def test_every_message_of_the_table_is_shown_by_a_test() -> None:
    assert len(MESSAGES) > 10
    assert set(MESSAGES) == SHOWN.keys() | ELSEWHERE


@pytest.mark.parametrize("message", SHOWN)
def test_a_message_of_the_table_is_what_hintctl_shows(message: str, show: Show) -> None:
    assert message in SHOWN[message](show)


def test_a_defect_names_a_log(hintctl: Hintctl, monkeypatch: pytest.MonkeyPatch) -> None:
    from hintctl.emulator.semantics import Emulator

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Emulator, "handle", fail)
    ended = hintctl("get", "patient", PATIENT, "--emulator")
    assert ended.code == 70
    assert "a defect in hintctl" in ended.err


def test_a_certificate_of_somebody_else_is_not_trusted(serve: Serve, tmp_path: Path) -> None:
    with stand_in(serve(), tmp_path) as environment:
        environment.pop("SSL_CERT_FILE")
        ended = subprocess.run(
            [sys.executable, "-m", "hintctl", "get", "patient", "x"],
            env={**os.environ, **environment, "HINT_API_KEY": "emu-partner-a"},
            capture_output=True,
            text=True,
        )
    assert ended.returncode == 6
    assert "its certificate is not trusted" in ended.stderr
