"""What the API sends can't control the terminal: every text field of a record, and what an error quotes."""

import http.client
import json
import os
import subprocess
import sys
import unicodedata
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests import pseudo_terminal

HINT_ID = "pat-n32hjf4mmu1s"
ATTACKS = {
    "CSI": "a\x1b[31m\x1b[2J\x1b[1;1Hb",
    "OSC 8": "a\x1b]8;;https://evil.example\x1b\\b\x1b]8;;\x07",
    "OSC 52": "a\x1b]52;c;ZXZpbA==\x07b",
    "title": "a\x1b]0;evil\x07b",
    "C1": "a\x9b31m\x9d52;c;ZXZpbA==\x9c\x90b",
    "bidi": "a\u202eb\u2066c\u2069\u200fd",
    "lines": "a\nhintctl: all is well\r\x0bb\x0cc\x85d\u2028e\u2029f",
    "erase": "abc\b\b\bxyz\x7f",
    "markup": "[bold red]a[/bold red][link=https://evil.example]b[/link] :skull: [/]",
    "invisible": "a\u200bb\ufeffc\u00add\U000e0041",
}
TEXT_FIELDS = ["first_name", "last_name", "email", "phone", "membership_status", "lead_source"]
OWN_FIELDS = ["integration_web_link", "integration_error_message"]
RICH_SEQUENCES = ("\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[1;31m")  # what our own styles write: off, bold, dim, red


def _patch(url: str, fields: dict[str, str]) -> None:
    """Plants values over raw HTTP, past every check of the client's."""
    address = urlsplit(url)
    connection = http.client.HTTPConnection(str(address.hostname), address.port)
    headers = {"Authorization": "Bearer emu-partner-a"}
    connection.request("PATCH", f"{address.path}/patients/{HINT_ID}", json.dumps(fields), headers)
    answer = connection.getresponse()
    assert answer.status == 200, answer.read()
    connection.close()


def _on_a_terminal(*arguments: str, **environment: str) -> tuple[int, str]:
    """Runs the installed command with a terminal as its stdout and stderr; its exit code and all that it wrote."""
    command = [sys.executable, "-m", "hintctl", *arguments]
    env = {**os.environ, "TERM": "xterm-256color", **environment}
    process, ours = pseudo_terminal.start(command, columns=300, lines=50, env=env)
    written = pseudo_terminal.read_all(ours).decode()
    return process.wait(), written


def _without_our_styles(shown: str) -> str:
    plain = shown.replace("\r\n", "\n")
    for sequence in RICH_SEQUENCES:
        plain = plain.replace(sequence, "")
    return plain


def _harmful(shown: str) -> set[str]:
    """The characters that could steer a terminal, other than line feeds."""
    return {
        character
        for character in shown
        if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") and character != "\n"
    }


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_get_shows_every_field_on_one_line_with_nothing_that_steers(attack: str, live: str, hintctl: Any) -> None:
    fields = [*TEXT_FIELDS, *OWN_FIELDS, "integration_record_id"]
    _patch(live, dict.fromkeys(fields, attack))
    shown = hintctl("get", "patient", HINT_ID)
    assert (shown.code, shown.err) == (0, "")
    assert _harmful(shown.out) == set()
    lines = shown.out.splitlines()
    for field in fields:
        assert sum(line.startswith(f"{field}: ") for line in lines) == 1
    document = hintctl("get", "patient", HINT_ID, "--json")
    assert _harmful(document.out) == set()
    assert document.out.isascii()
    assert json.loads(document.out)["first_name"] == attack


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_errors_that_quote_the_api_are_one_line_with_nothing_that_steers(attack: str, live: str, hintctl: Any) -> None:
    _patch(live, {"integration_record_id": attack})
    conflict = hintctl("link", "patient", HINT_ID, "emr-1", "--verbose")
    assert (conflict.code, conflict.out) == (5, "")
    unlinked = hintctl("unlink", "patient", HINT_ID, "--dry-run")
    assert unlinked.code == 0
    for shown in (conflict.err, unlinked.out):
        assert _harmful(shown) == set()
    assert conflict.err.splitlines()[-1].startswith("hintctl: ")
    assert sum(line.startswith("hintctl: ") for line in conflict.err.split("\n")) == 1
    assert unlinked.out.count("\n") == 1


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_a_field_is_exact_for_a_program(attack: str, live: str) -> None:
    _patch(live, {"last_name": attack})
    command = [sys.executable, "-m", "hintctl", "get", "patient", HINT_ID, "--field", "last_name"]
    ended = subprocess.run(command, capture_output=True, check=True)
    assert ended.stdout == attack.encode() + b"\n"


def test_on_a_real_terminal_only_our_own_styles_steer(live: str) -> None:
    _patch(live, dict(zip([*TEXT_FIELDS, *OWN_FIELDS], ATTACKS.values(), strict=False)))
    _patch(live, {"integration_record_id": "".join(ATTACKS.values())})
    code, shown = _on_a_terminal("get", "patient", HINT_ID, COLUMNS="2000")
    assert code == 0
    assert "\x1b[1m" in shown  # or this was no terminal, and the test proves nothing
    plain = _without_our_styles(shown)
    assert _harmful(plain) == set()
    assert "\\x1b[31m\\x1b[2J" in plain
    assert ":skull:" in plain
    code, shown = _on_a_terminal("link", "patient", HINT_ID, "emr-1")
    assert code == 5
    assert "\x1b[1;31m" in shown
    assert _harmful(_without_our_styles(shown)) == set()


def test_a_field_on_a_real_terminal_is_made_safe(live: str) -> None:
    attack = "".join(ATTACKS.values())
    _patch(live, {"last_name": attack})
    code, shown = _on_a_terminal("get", "patient", HINT_ID, "--field", "last_name")
    assert code == 0
    assert shown.endswith("\r\n")
    assert _harmful(shown.removesuffix("\r\n")) == set()
    assert "[bold red]a[/bold red]" in shown


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_what_an_error_of_the_apis_says_is_shown_on_one_line(
    attack: str, hintctl: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The emulator's messages quote nothing, so here it is made to say what an API could."""
    from hintctl.emulator.messages import error_response
    from hintctl.emulator.semantics import Emulator

    monkeypatch.setattr(
        Emulator, "handle", lambda *_: error_response(422, attack, errors={attack: [attack], "first_name": [attack]})
    )
    ended = hintctl("get", "patient", HINT_ID, "--emulator", "--verbose")
    assert (ended.code, ended.out) == (2, "")
    assert _harmful(ended.err) == set()
    assert ended.err.splitlines()[-1].startswith("hintctl: Hint refused the request (422")
    assert ended.err.count("\n") == 2  # the exchange and the error
