"""What a TAB offers. How bash, zsh and fish take it is in test_completion_in_shells.py."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from hintctl.linking.journal import Journal
from tests.running import Ended, Hintctl

COMPLETIONS = Path(__file__).parents[2] / "completions"
FILES = {
    "bash": "hintctl.bash",
    "zsh": "_hintctl",
    "fish": "hintctl.fish",
    "powershell": "hintctl.ps1",
    "pwsh": "hintctl.ps1",
}
# Runs the command line and reports on stderr which modules that loaded.
RUN = "import sys, json; from hintctl.main import main; main([]); print(json.dumps([*sys.modules]), file=sys.stderr)"


def ask(hintctl: Hintctl, line: str, shell: str = "fish") -> Ended:
    """What the script of a shell is told at a TAB at the end of the line."""
    typed = {"_TYPER_COMPLETE_ARGS": line}
    if shell == "bash":
        words = line.split(" ")
        typed = {"COMP_WORDS": "\n".join(words), "COMP_CWORD": str(len(words) - 1)}
    if shell == "powershell":
        typed["_TYPER_COMPLETE_WORD_TO_COMPLETE"] = line.split(" ")[-1]
    return hintctl(_HINTCTL_COMPLETE=f"complete_{shell}", **typed)


def offered(hintctl: Hintctl, line: str) -> dict[str, str]:
    """The candidates with their help texts."""
    ended = ask(hintctl, line)
    assert (ended.code, ended.err) == (0, "")
    candidates = (each.partition("\t") for each in ended.out.splitlines() if each)
    return {word: text for word, _, text in candidates}


@pytest.fixture
def run(file: Path, hintctl: Hintctl, home: Path) -> Path:
    """The journal of a run that ended."""
    hintctl("bulk-link", file, "--emulator", "--yes")
    (journal,) = (home / "state" / "runs").glob("*.db")
    return journal


@pytest.mark.parametrize("shell", FILES)
def test_the_folder_holds_what_the_command_prints(shell: str, hintctl: Hintctl) -> None:
    assert hintctl("completion", shell).out == (COMPLETIONS / FILES[shell]).read_text(encoding="utf-8")


def test_every_file_in_the_folder_is_of_a_shell() -> None:
    assert {file.name for file in COMPLETIONS.iterdir()} == {*FILES.values()}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("hintctl li", ["link"]),
        ("hintctl em", ["emulator"]),
        ("hintctl runs re", ["resume"]),
        ("hintctl get ", ["patient", "customer-invoice", "practitioner"]),
        ("hintctl export pa", ["patient"]),
        ("hintctl export patient --format ", ["csv", "ndjson"]),
        ("hintctl audit --format=j", ["--format=json", "--format=junit"]),
        ("hintctl audit --min-confidence ", ["low", "medium", "high"]),
        ("hintctl audit --explain ", ["HINT001", "HINT002", "HINT003"]),
        ("hintctl emulator serve --clears-with n", ["null", "neither"]),
        ("hintctl completion ", ["bash", "zsh", "fish", "powershell", "pwsh"]),
        ("hintctl link patient x y --re", ["--replace"]),
    ],
)
def test_a_tab_offers(line: str, expected: list[str], hintctl: Hintctl) -> None:
    assert list(offered(hintctl, line)) == expected


@pytest.mark.parametrize("line", ["audit sr", "bulk-link ", "verify li", "export patient -o ", "bulk-link x --report "])
def test_where_a_file_is_expected_the_shell_is_left_to_complete_it(line: str, hintctl: Hintctl) -> None:
    assert ask(hintctl, f"hintctl {line}").out == "\n"
    assert ask(hintctl, f"hintctl {line}", "bash").out == "\n"
    assert ask(hintctl, f"hintctl {line}", "zsh").out.rstrip().endswith("_files")


@pytest.mark.parametrize(
    "line",
    [
        *(
            "",
            "hintctl",
            "gte ",
            "get nope --field ",
            "get --field ",
            "get --nope x ",
            "get 'pat",
            'get "pat',
            "get \\",
        ),
        *(
            "bulk-link x --rate no --",
            "runs prune --older-than soon --",
            "runs show x y z ",
            "get -- pa",
            "audit --explain",
        ),
        *("link patient a b --web-link {no} --", "audit --format= ", "= ", "emulator serve --port x --fail "),
    ],
)
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_an_odd_command_line_is_no_error(line: str, shell: str, hintctl: Hintctl) -> None:
    ended = ask(hintctl, f"hintctl {line}" if line else line, shell)
    assert (ended.code, ended.err) == (0, "")


def test_bash_takes_an_option_and_its_value_for_three_words(hintctl: Hintctl) -> None:
    assert ask(hintctl, "hintctl audit --format = sa", "bash").out == "sarif\n"


def test_help_texts_are_whole_and_on_one_line(hintctl: Hintctl) -> None:
    texts = offered(hintctl, "hintctl bulk-link links.csv --")
    assert texts["--rate"] == "Requests a second at most [default: 20]."
    assert texts["--web-link"].endswith("{hint_id} are filled in.")


@pytest.mark.parametrize(
    ("resource", "hint_id"),
    [
        ("patient", "pat-n32hjf4mmu1s"),
        ("customer-invoice", "inv-crEBw7TSTb7z"),
        ("invoices", "inv-crEBw7TSTb7z"),
        ("practitioner", "pct-7ysh0vjy4EDQ"),
    ],
)
def test_field_offers_the_fields_of_the_resource(resource: str, hint_id: str, hintctl: Hintctl) -> None:
    record = json.loads(hintctl("get", resource, hint_id, "--json", "--emulator").out)
    assert offered(hintctl, f"hintctl get {resource} {hint_id} --field ").keys() == record.keys()
    assert list(offered(hintctl, f"hintctl get {resource} --field=integration_record")) == [
        "--field=integration_record_id"
    ]


def test_profile_offers_the_profiles_of_the_config_file_without_running_their_commands(
    home: Path, tmp_path: Path, hintctl: Hintctl
) -> None:
    home.mkdir()
    (home / "config.toml").write_text(
        '[profiles.clinic]\napi_key_command = "touch ran"\n[profiles."praxis-süd"]\n[profiles.lab]\n', encoding="utf-8"
    )
    assert list(offered(hintctl, "hintctl get patient x --profile ")) == ["clinic", "praxis-süd", "lab"]
    assert list(offered(hintctl, "hintctl runs resume last --profile c")) == ["clinic"]
    assert not Path("ran").exists()


def test_the_default_profile_is_one_of_the_profiles(home: Path, hintctl: Hintctl) -> None:
    home.mkdir()
    (home / "config.toml").write_text("[profiles.clinic]\n[profiles.lab]\n")
    assert ask(hintctl, "hintctl config set profile ").out.split() == ["clinic", "lab"]
    assert ask(hintctl, "hintctl config set endpoint ").out.strip() == ""


@pytest.mark.parametrize(
    "name",
    [
        *("two words", "$(touch ran)", "\\$(touch ran)", "`touch ran`", "';touch ran;'", '"', "a:b", "*", "~", "a\tb"),
        *("\x1b[31mred", "a\nb", "\u202eevil", "", "a\x00b", "=ls", "@a"),
    ],
)
def test_a_name_that_is_more_than_a_word_to_a_shell_is_left_out(name: str, home: Path, hintctl: Hintctl) -> None:
    home.mkdir()
    config = home / "config.toml"
    for shell in ("bash", "zsh", "fish", "powershell"):
        config.write_text("[profiles.good]\n", encoding="utf-8")
        expected = ask(hintctl, "hintctl get patient x --profile ", shell)
        config.write_text(f"[profiles.good]\n[profiles.{json.dumps(name)}]\n", encoding="utf-8")
        assert "good" in expected.out
        assert ask(hintctl, "hintctl get patient x --profile ", shell) == expected


@pytest.mark.parametrize("text", [b"not toml", b"\xff", b"profiles = 3", b"[profiles]\nx = 1", b"a = " + b"[" * 5000])
def test_a_broken_config_file_offers_nothing(text: bytes, home: Path, hintctl: Hintctl) -> None:
    home.mkdir()
    (home / "config.toml").write_bytes(text)
    assert offered(hintctl, "hintctl get patient x --profile ") == {}
    assert list(offered(hintctl, "hintctl li")) == ["link"]


def test_a_home_that_nobody_has_offers_nothing(hintctl: Hintctl, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HINTCTL_HOME", "~nobody-has-this-name/x")
    assert offered(hintctl, "hintctl runs show ") == {}
    assert offered(hintctl, "hintctl get patient x --profile ") == {}


@pytest.mark.parametrize("command", ["show", "resume", "undo"])
def test_runs_are_offered_with_their_state_and_file_the_newest_first(
    command: str, run: Path, file: Path, hintctl: Hintctl
) -> None:
    hintctl("runs", "undo", "last", "--emulator", "--yes")
    (undo,) = (path for path in run.parent.glob("*.db") if path != run)
    assert list(offered(hintctl, f"hintctl runs {command} ").items()) == [
        ("last", "the newest run"),
        (undo.stem, f"finished: undo of {run.stem} ({file})"),
        (run.stem, f"undone: {file}"),
    ]
    assert list(offered(hintctl, f"hintctl runs {command} {run.stem}")) == [run.stem]


def test_without_runs_nothing_is_offered(hintctl: Hintctl) -> None:
    assert offered(hintctl, "hintctl runs show ") == {}


def test_a_damaged_journal_is_offered_as_such(run: Path, hintctl: Hintctl) -> None:
    run.write_bytes(b"no database")
    assert offered(hintctl, "hintctl runs show ")[run.stem] == "damaged"


def test_a_journal_that_takes_long_to_read_is_offered_without_its_state(run: Path, hintctl: Hintctl) -> None:
    with run.open("ab") as journal:
        journal.truncate(1 << 30)
    assert offered(hintctl, "hintctl runs show ") == {"last": "the newest run", run.stem: ""}


def test_of_many_runs_the_newest_are_offered(run: Path, hintctl: Hintctl) -> None:
    for second in range(30):
        (run.parent / f"20200101-0000{second:02}-0000.db").write_bytes(b"no database")
    names = list(offered(hintctl, "hintctl runs show "))
    assert names[:2] == ["last", run.stem]
    assert names[2:] == [f"20200101-0000{second:02}-0000" for second in range(29, 20, -1)]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_text_from_a_journal_has_no_control_characters(shell: str, run: Path, hintctl: Hintctl) -> None:
    with Journal.open(run) as journal:
        journal.note(file="a\x1b[31m\nb\t\x9b\u202e.csv")
    answer = ask(hintctl, "hintctl runs show ", shell).out
    assert run.stem in answer
    assert not [letter for letter in answer if not letter.isprintable() and letter not in "\n\t"]
    assert len(answer.splitlines()) == (1 if shell == "zsh" else 2)


def test_an_instruction_of_no_script_is_an_error(hintctl: Hintctl) -> None:
    for instruction in ("complete_tcsh", "source_bash", "1"):
        ended = hintctl("get", "patient", "x", _HINTCTL_COMPLETE=instruction)
        assert (ended.code, ended.out) == (2, "")
        assert "_HINTCTL_COMPLETE" in ended.err


def test_an_instruction_without_what_was_typed_is_an_error(hintctl: Hintctl) -> None:
    for words in ({}, {"COMP_WORDS": "hintctl "}, {"COMP_WORDS": "hintctl ", "COMP_CWORD": "abc"}):
        ended = hintctl(_HINTCTL_COMPLETE="complete_bash", **words)
        assert (ended.code, ended.out) == (2, "")
        assert "_HINTCTL_COMPLETE" in ended.err


@pytest.mark.parametrize(
    "line", ["hintctl ", "hintctl get patient x --profile ", "hintctl runs show ", "hintctl audit --"]
)
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_tab_loads_nothing_that_takes_long(line: str, shell: str, run: Path) -> None:
    words = line.split(" ")
    environment = {
        **os.environ,
        "_HINTCTL_COMPLETE": f"complete_{shell}",
        "_TYPER_COMPLETE_ARGS": line,
        "COMP_WORDS": "\n".join(words),
        "COMP_CWORD": str(len(words) - 1),
    }
    ended = subprocess.run([sys.executable, "-c", RUN], env=environment, capture_output=True, text=True, check=True)
    assert ended.stdout.strip() or "profile" in line
    loaded = {name.partition(".")[0] for name in json.loads(ended.stderr.splitlines()[-1])}
    assert not loaded & {"rich", "httpx", "asyncio", "platformdirs", "tomlkit", "hashlib"}
