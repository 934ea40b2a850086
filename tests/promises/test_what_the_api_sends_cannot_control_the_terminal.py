"""What the API sends can't control the terminal."""

import http.client
import json
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from hintctl.output.text import clean
from tests import pseudo_terminal
from tests.functional.relay import changing
from tests.promises.every_command import EVERY
from tests.promises.figures import count
from tests.running import Hintctl

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
EVERY_ATTACK = "".join(ATTACKS.values())
# What our own styles and the bar write. Each attack has something else in it.
OUR_SEQUENCE = re.compile(r"\x1b\[(?:0|1|2|(?:1;)?3[0-9])m|\x1b\[2K|\x1b\[1A|\x1b\[\?25[lh]")
LOCAL = ("audit", "completion", "config", "emulator")
ASKING = {command: words for command, words in EVERY.items() if command.split()[0] not in LOCAL}
FOLDED = ("::group::", "::endgroup::")  # what our own output is folded away with in a job of GitHub Actions
# Runs each command line of the first argument, one after the other.
RUN_EACH = """
import json, sys
from hintctl.main import main
for each in json.loads(sys.argv[1]): print("ended with", int(main(each)))
"""
REFUSING = """
import json, sys
from hintctl.emulator.messages import error_response
from hintctl.emulator.semantics import Emulator
from hintctl.main import main
for attack in json.loads(sys.argv[1]):
    Emulator.handle = lambda *_: error_response(422, attack, errors={attack: [attack], "first_name": [attack]})
    print("ended with", int(main(["get", "patient", "x", "--emulator", "--verbose"])))
"""


def _patch(url: str, fields: dict[str, str]) -> None:
    """Plants values over raw HTTP, past every check of the client's."""
    address = urlsplit(url)
    connection = http.client.HTTPConnection(str(address.hostname), address.port)
    headers = {"Authorization": "Bearer emu-partner-a"}
    connection.request("PATCH", f"{address.path}/patients/{HINT_ID}", json.dumps(fields), headers)
    answer = connection.getresponse()
    assert answer.status == 200, answer.read()
    connection.close()


def _hostile(content: bytes, attack: str, *, names_too: bool) -> bytes:
    """An answer of the API in which each text is an attack, but for IDs of Hint's unless `names_too`."""

    def replaced(value: Any, name: str = "") -> Any:
        match value:
            case dict():
                fields = {each: replaced(found, each) for each, found in value.items()}
                return fields | ({} if "status" in fields else {attack: attack, "practitioner": {attack: attack}})
            case list():
                return [replaced(each) for each in value]
            case str() if name != "id" or names_too:
                return attack
            case _:
                return value

    return json.dumps(replaced(json.loads(content))).encode() if content else content


def _on_a_terminal(*command: str, **environment: str) -> tuple[int, str]:
    """Runs Python with a terminal as its stdout and stderr; its exit code and all that it wrote."""
    env = {**os.environ, "TERM": "xterm-256color", **environment}
    process, ours = pseudo_terminal.start([sys.executable, *command], columns=300, lines=50, env=env)
    written = pseudo_terminal.read_all(ours).decode()
    return process.wait(), written


def _without_our_styles(shown: str) -> str:
    """It without what a terminal makes of line ends, and of a bar that is drawn again."""
    return OUR_SEQUENCE.sub("", shown.replace("\r\n", "\n").replace("\r\x1b[2K", ""))


def _harmful(shown: str) -> set[str]:
    """The characters that could steer a terminal, other than line feeds."""
    return {
        character
        for character in shown
        if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") and character != "\n"
    }


def test_get_shows_every_field_on_one_line_with_nothing_that_steers(live: str, hintctl: Hintctl) -> None:
    r"""
    Mutation: hintctl/output/text.py: `[\x00-\x1f` -> `[\x00-\x1a`
    Mutation: hintctl/output/text.py: `\x7f-\x9f` -> `\x7f`
    Mutation: hintctl/output/text.py: `\u2028-\u202e` -> `\u2028`
    Mutation: hintctl/output/text.py: `\u200b-\u200f` -> `\u200f`
    Mutation: hintctl/output/text.py: `(document, indent=indent)` -> `(document, ensure_ascii=False)`
    """
    fields = [*TEXT_FIELDS, *OWN_FIELDS, "integration_record_id"]
    for attack in ATTACKS.values():
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
        count("fields with an attack in them", len(fields))


def test_errors_that_quote_the_api_are_one_line_with_nothing_that_steers(live: str, hintctl: Hintctl) -> None:
    """
    Mutation: hintctl/output/text.py: `match[0].encode("unicode_escape").decode("ascii")` -> `match[0]`
    """
    for attack in ATTACKS.values():
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
        count("attacks in messages of errors")


def test_a_field_is_exact_for_a_program(live: str) -> None:
    """
    Mutation: hintctl/output/record.py: `(clean(text) if is_terminal(stdout) else text)` -> `clean(text)`
    """
    _patch(live, {"last_name": EVERY_ATTACK})
    command = [sys.executable, "-m", "hintctl", "get", "patient", HINT_ID, "--field", "last_name"]
    ended = subprocess.run(command, capture_output=True, check=True)
    assert ended.stdout == EVERY_ATTACK.encode() + b"\n"


@pytest.mark.parametrize("names_too", [False, True])
def test_no_command_passes_on_what_steers_whatever_the_api_sends(
    names_too: bool, live: str, hintctl: Hintctl, links: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Mutation: hintctl/output/text.py: `match[0].encode("unicode_escape").decode("ascii")` -> `match[0]`
    """
    monkeypatch.chdir(home.parent)
    Path("links.csv").write_bytes(links.read_bytes())
    with changing(live, lambda _method, _path, content: _hostile(content, EVERY_ATTACK, names_too=names_too)) as url:
        for command, words in ASKING.items():
            ended = hintctl(*command.split(), *words, HINT_API_URL=url, stdin=b"emu-partner-a")
            assert ended.code != 70, ended.err
            shown = ended.out.replace("\t", " ") if command == "runs list" else ended.out  # its cells are between tabs
            assert _harmful(shown + ended.err) == set(), command
            assert ended.err.count("\nhintctl: ") <= 1
            count("commands run")


def test_a_job_of_github_actions_takes_no_command_from_the_api(
    live: str, hintctl: Hintctl, links: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Mutation: hintctl/output/console.py: `return disarm(clean(line)) if` -> `return clean(line) if`
    """
    monkeypatch.chdir(home.parent)
    Path("links.csv").write_bytes(links.read_bytes())
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    attack = "##[group]a\n::error::b::add-mask::c"
    with changing(live, lambda _method, _path, content: _hostile(content, attack, names_too=False)) as url:
        for command, words in ASKING.items():
            ended = hintctl(*command.split(), *words, HINT_API_URL=url, stdin=b"emu-partner-a")
            lines = (ended.out + ended.err).splitlines()
            given = [line for line in lines if line.lstrip().startswith("::") or "##[" in line]
            assert [line for line in given if not line.startswith(("::error title=hintctl::", *FOLDED))] == [], command
            assert len([line for line in given if not line.startswith(FOLDED)]) <= 1
            count("commands run")


def test_no_command_on_a_real_terminal_lets_anything_steer_but_our_own_styles(
    live: str, links: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Mutation: hintctl/output/text.py: `match[0].encode("unicode_escape").decode("ascii")` -> `match[0]`
    Mutation: hintctl/output/styled.py: `Text.assemble(*pieces, overflow="ignore")` -> `Text.from_markup(pieces[0][0])`
    Mutation: hintctl/output/export.py: `clean if is_terminal(file) else str` -> `str`
    Mutation: hintctl/output/record.py: `(clean(text) if is_terminal(stdout) else text)` -> `text`
    """
    monkeypatch.chdir(tmp_path)
    Path("links.csv").write_bytes(links.read_bytes())
    commands = [[*command.split(), *words] for command, words in ASKING.items() if command != "auth login"]
    commands += [["get", "patient", HINT_ID, "--field", "last_name"], ["export", "patient"], ["runs", "show", "last"]]
    with changing(live, lambda _method, _path, content: _hostile(content, EVERY_ATTACK, names_too=False)) as url:
        code, shown = _on_a_terminal("-c", RUN_EACH, json.dumps(commands), HINT_API_URL=url, COLUMNS="2000")
    assert (code, shown.count("ended with ")) == (0, len(commands)), shown
    assert "ended with 70" not in shown
    assert "\x1b[1m" in shown, "or this was no terminal"
    plain = _without_our_styles(shown)
    assert _harmful(plain) == set()
    assert "\\x1b[31m\\x1b[2J" in plain
    assert "[bold red]a[/bold red]" in plain
    assert ":skull:" in plain
    count("commands run", len(commands))


def test_what_an_error_of_the_apis_says_is_shown_on_one_line() -> None:
    """
    Mutation: hintctl/output/text.py: `match[0].encode("unicode_escape").decode("ascii")` -> `match[0]`
    Mutation: hintctl/api/answers.py: `if _FIELD_NAME.fullmatch(name)` -> `if True`
    """
    code, shown = _on_a_terminal("-c", REFUSING, json.dumps([*ATTACKS.values()]))
    plain = _without_our_styles(shown)
    assert (code, plain.count("ended with 2\n")) == (0, len(ATTACKS)), shown
    assert _harmful(plain) == set()
    said = "hintctl: Hint refused the request (422: first_name). Hint says: "
    assert plain.replace("\n", " ").count(said) == len(ATTACKS)
    count("attacks in messages of errors", len(ATTACKS))


def test_there_is_no_control_of_unicodes_that_is_passed_on() -> None:
    r"""
    Mutation: hintctl/output/text.py: `\u2060-\u206f` -> `\u2060-\u2065`
    Mutation: hintctl/output/text.py: `\ud800-\udfff` -> `\ud800-\udffe`
    """
    embedding = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "BN"}
    steering = [
        character
        for character in map(chr, range(sys.maxunicode + 1))
        if unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")
        or (unicodedata.category(character) == "Cf" and unicodedata.bidirectional(character) in embedding)
    ]
    assert len(steering) > 2_000
    passed_on = [character for character in steering if clean(character) == character]
    # Of shorthand and of music: they change how a sign is drawn, and nothing beside it.
    assert {f"{ord(each):X}" for each in passed_on} <= {
        *("1BCA0", "1BCA1", "1BCA2", "1BCA3"),
        *(f"{number:X}" for number in range(0x1D173, 0x1D17B)),
    }
    count("characters tried", len(steering))
