"""No health data in logs, journals or debug output: IDs only.

Every field of the emulator's records holds canaries, and so does all that goes wrong between it and hintctl. After each
command, all that it said and wrote is searched for them, in each encoding that a text may take on its way: all but the
stdout of `get`, which is there to show the record, and the rejects, which are there to give the rows of a file back.
What stands in the legacy fields are IDs, for `export --legacy` alone. A web link stands in the journal of a run that
sets web links: without it, that could not be undone.
"""

import base64
import json
import signal
import sqlite3
import subprocess
import sys
import urllib.request
from contextlib import closing
from http.client import RemoteDisconnected
from pathlib import Path
from typing import Any

import pytest

from hintctl.api.retry import RetryPolicy
from hintctl.emulator.resources import RESOURCES, Kind
from hintctl.linking.apply import LinkWriter
from tests.functional.relay import changing
from tests.promises.figures import count
from tests.running import Hintctl, Serve, Start, links_held, read_until, set_link

if sys.platform == "win32":
    pytest.skip("Windows has no ptys, and kills in other ways", allow_module_level=True)

from tests.terminal import Terminal

ADA, BEA = "pat-n32hjf4mmu1s", "pat-Kx7Qm2ZpT4Lr"
HEALTH, DAY, AMOUNT, LEGACY, WEB_LINK = "Kanari", "1903-07-19", "30219947315", "Formerly", "Opened"
EVERYTHING = {HEALTH, DAY, AMOUNT, LEGACY, WEB_LINK}
FAST = ("--rate", "2000", "--concurrency", "4")
MESSAGE = f"{HEALTH} Smith, born {DAY}, owes {AMOUNT} and has this integration record already"
AT_ONCE = RetryPolicy(attempts=2, base=0, longest=0, longest_retry_after=0)


def spelled(word: str) -> tuple[bytes, ...]:
    """The word in the encodings that it may take; of base64, for each place that it may begin at."""
    data = word.encode()
    in_base64 = (
        base64.b64encode(b"\0" * before + data + b"\0\0")[-(-8 * before // 6) : 8 * (before + len(data)) // 6]
        for before in range(3)
    )
    percent = "".join(f"%{byte:02x}" for byte in data).encode()
    return (data, word.encode("utf-16-le"), word.encode("utf-16-be"), data.hex().encode(), percent, *in_base64)


def found(data: bytes | str) -> set[str]:
    """The canaries in what was said or written."""
    data = data.encode("utf-8", "backslashreplace") if isinstance(data, str) else data
    return {word for word in EVERYTHING if any(each in data for each in spelled(word)) or word.lower().encode() in data}


@pytest.fixture
def made(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for whatever commands write: hintctl's home, reports, temporary files."""
    folder = tmp_path / "made"
    (folder / "tmp").mkdir(parents=True)
    monkeypatch.setenv("HINTCTL_HOME", str(folder / "home"))
    for name in ("TMPDIR", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(folder / "tmp"))
    monkeypatch.chdir(folder)
    for name in ("BULK", "INTERACTIVE"):
        monkeypatch.setattr(f"hintctl.api.retry.{name}", AT_ONCE)
    return folder


def in_files(folder: Path) -> dict[str, set[str]]:
    """The canaries in each file that has any."""
    files = [each for each in folder.rglob("*") if each.is_file()]
    count("files searched for canaries", len(files))
    return {each.name: words for each in files if (words := found(each.read_bytes()))}


@pytest.fixture
def hospital(serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An emulator with a canary in each field of each record, which wants names with each update. Its URL."""
    url = serve("--names-required")
    monkeypatch.setenv("HINT_API_URL", url)
    monkeypatch.setenv("HINT_API_KEY", "emu-partner-a")
    values = {Kind.TEXT: f"{HEALTH} Ärztin", Kind.DATE: DAY, Kind.INTEGER: int(AMOUNT)}
    for hint_id in links_held(url):
        (resource,) = (each for each in RESOURCES.values() if hint_id.startswith(each.prefix))
        fields = {name: values[kind] for name, kind in resource.fields.items() if kind in values}
        own = {"integration_web_link": f"https://chart.example/{WEB_LINK}", "integration_error_message": MESSAGE}
        body = json.dumps(fields | {name: own[name] for name in resource.own_fields}).encode()
        request = urllib.request.Request(f"{url}/{resource.path}/{hint_id}", body, method="PATCH")
        request.add_header("Authorization", "Bearer emu-partner-a")
        with urllib.request.urlopen(request, timeout=10):
            pass
    with closing(sqlite3.connect(tmp_path / "served-0.db")) as database, database:
        database.execute(
            "UPDATE own_data SET external_link_id = ? || hint_id, import_source = ?,"
            " import_id = ? || CASE WHEN hint_id < 'pat-h' THEN hint_id ELSE 'other' || hint_id END",
            (LEGACY, LEGACY, LEGACY),
        )
    return url


@pytest.fixture
def file(hospital: str, tmp_path: Path) -> Path:
    """A file that links records of all kinds, some in conflict, one unknown; with canaries in its other columns."""
    for hint_id, own in ((BEA, "other-1"), ("pat-b8VnE3yHs6Wd", "emr-0")):
        set_link(hospital, hint_id, own, first_name=HEALTH, last_name=HEALTH)
    rows = [f"{hint_id},emr-{number},{MESSAGE!r}" for number, hint_id in enumerate(links_held(hospital))]
    file = tmp_path / "links.csv"
    file.write_text(
        "\n".join([f"hint_id,your_id,{HEALTH}", *rows, f"pat-000000000000,emr-x,{DAY}", ""]).replace("'", '"')
    )
    return file


def commands(file: Path) -> list[tuple[str, ...]]:
    """Each command that talks to the API or looks at what is left of it; as `bulk-link` leaves runs for the others."""
    return [
        ("link", "patient", ADA, "emr-new"),
        ("unlink", "patient", ADA),
        ("bulk-link", str(file), "--yes", *FAST, "--report", "report.csv"),
        ("bulk-link", str(file), "--yes", *FAST, "--replace", "--json"),
        ("verify", str(file), *FAST, "--extra", "--report", "verified.csv"),
        ("export", "patient", "-o", "patients.csv"),
        ("export", "invoice", "--json"),
        ("runs", "resume", "last", *FAST),
        ("runs", "undo", "last", "--yes", *FAST),
        ("runs", "show", "last", "--report", "shown.csv"),
        ("runs", "list", "--json"),
        ("auth", "status"),
    ]


def run_all(hintctl: Hintctl, tried: list[tuple[str, ...]], **environment: str) -> dict[tuple[str, ...], set[str]]:
    """Runs commands, verbosely where they can be; returns what canaries each has said."""
    said = {}
    for command in tried:
        verbose = () if command[:2] in (("runs", "show"), ("runs", "list")) else ("--verbose",)
        ended = hintctl(*command, *verbose, **environment)
        assert "no such option" not in ended.err
        assert ended.code != 70, ended.err
        count("commands run")
        if words := found(ended.out) | found(ended.err):
            said[command] = words
    return said


def test_no_command_says_or_writes_anything_of_a_record_but_its_ids(hintctl: Hintctl, file: Path, made: Path) -> None:
    """Although what `get` shows has all of it.

    Mutation: hintctl/api/client.py: `target=target, outcome=outcome` -> `target=target, outcome=f"{body!r}"`
    Mutation: hintctl/linking/journal_look_up.py: `record.merged_into)` -> `str(record.fields))`
    """
    invoice = next(line[:16] for line in file.read_text().splitlines() if line.startswith("inv-"))
    shown = hintctl("get", "patient", ADA, "--verbose"), hintctl("get", "invoice", invoice, "--json", "--verbose")
    assert found(shown[0].out + shown[1].out) == EVERYTHING, "the canaries are there"
    assert found(shown[0].err + shown[1].err) == set()
    assert run_all(hintctl, commands(file)) == {}
    assert in_files(made) == {}


def test_legacy_values_are_in_what_export_legacy_writes_alone(hintctl: Hintctl, hospital: str, made: Path) -> None:
    """They are IDs, and to be linked; those to be decided on are told.

    Mutation: hintctl/linking/export.py: `record.fields.get(name)` -> `str(record.fields)`
    """
    ended = hintctl("export", "patient", "--legacy", "--unlinked", "-o", "legacy.csv", "--report", "r.csv", "--verbose")
    assert "to be decided on left out" in ended.err
    assert found(ended.out + ended.err) == {LEGACY}
    assert in_files(made) == {"legacy.csv": {LEGACY}, "r.csv": {LEGACY}}


def test_a_web_link_is_in_the_journal_of_a_run_that_sets_web_links_alone(
    hintctl: Hintctl, file: Path, made: Path
) -> None:
    """
    Mutation: hintctl/linking/journal_look_up.py: `record.web_link if web_links` -> `str(record.fields) if web_links`
    """
    template = "https://chart.example/{integration_record_id}"
    ended = hintctl("bulk-link", file, "--yes", *FAST, "--web-link", template, "--report", "report.csv", "--verbose")
    assert "19 linked" in ended.out
    assert found(ended.out + ended.err) == set()
    (journal,) = (made / "home" / "state" / "runs").glob("*.db")
    assert in_files(made) == {journal.name: {WEB_LINK}}
    assert hintctl("runs", "undo", "last", "--yes", *FAST, "--verbose").code == 0
    assert set.union(*in_files(made).values()) == {WEB_LINK}


def answer(status: int, body: str, *head: str) -> bytes:
    data = body.encode()
    lines = (f"HTTP/1.1 {status} {HEALTH}", f"Content-Length: {len(data)}", "Connection: close", *head, "", "")
    return "\r\n".join(lines).encode() + data


def refusal(status: int, **errors: list[str]) -> bytes:
    return answer(status, json.dumps({"status": status, "message": MESSAGE, "errors": errors}))


PAGE = f"<html><title>{HEALTH}</title>{MESSAGE}</html>"
FAULTS = {
    **{str(status): refusal(status) for status in (400, 401, 403, 404, 409, 428, 429, 500, 503)},
    "422": refusal(422, email=[MESSAGE], first_name=[f"{HEALTH} is no name"]),
    "422 of a duplicate": refusal(422, integration_record_id=[f"has already been taken by {HEALTH}"]),
    "a page": answer(200, PAGE, "Content-Type: text/html"),
    "a page of a proxy": answer(502, PAGE, "Content-Type: text/html"),
    "half a record": answer(200, f'{{"id": "{ADA}", "first_name": "{HEALTH}", "dob": "{DAY}"'),
    "cut off": answer(200, f'{{"first_name": "{HEALTH}"}}').replace(b"Length: 2", b"Length: 9"),
    "a record without a link": answer(200, json.dumps({"id": ADA, "first_name": HEALTH})),
    "a record of wrong types": answer(200, json.dumps({"id": ADA, "integration_record_id": [HEALTH], "dob": DAY})),
    "a list of names": answer(200, json.dumps([HEALTH, MESSAGE])),
    "a number as long as a book": answer(200, f'{{"id": "{ADA}", "amount": {AMOUNT * 1000}}}'),
    "half a character": answer(200, f'{{"id": "{ADA}", "integration_record_id": "{HEALTH}\\ud800"}}'),
    "a redirect": answer(302, PAGE, f"Location: https://{HEALTH}.example/{DAY}"),
    "a broken header": answer(200, "{}", f"{HEALTH} Smith {DAY}"),
    "no HTTP": f"{MESSAGE}\r\n\r\n".encode(),
    "a bad encoding": answer(200, MESSAGE, "Content-Encoding: gzip"),
    "an unknown encoding": answer(200, MESSAGE, f"Content-Encoding: {HEALTH}"),
    "a wait": answer(429, MESSAGE, f"Retry-After: {HEALTH}"),
    "a wrong count": answer(200, "[]", f"X-Total-Count: {HEALTH}"),
}


@pytest.mark.parametrize(
    ("methods", "tried"),
    [("PATCH", {"link", "bulk-link", "resume"}), ("GET PATCH", {"unlink", "bulk-link", "verify", "export", "auth"})],
)
def test_nothing_that_a_failing_api_says_is_said_or_kept(
    methods: str, tried: set[str], hintctl: Hintctl, file: Path, hospital: str, made: Path
) -> None:
    """Neither to a writing command alone, nor from its first request on. What Hint says is for a terminal.

    Mutation: hintctl/main.py: `quoted=sys.stderr.isatty()` -> `quoted=True`
    Mutation: hintctl/linking/row_failure.py: `else error.message.removesuffix(".")` -> `else error.explain()`
    Mutation: hintctl/api/connection.py: `broke ({type(error).__name__})` -> `broke ({error})`
    """
    chosen = [command for command in commands(file) if tried & {*command[:2]} and "--json" not in command]
    fault = ""
    with changing(hospital, refuse=lambda method, _: FAULTS[fault] if method in methods else None) as url:
        for fault in FAULTS:
            said = run_all(hintctl, chosen, HINT_API_URL=url)
            assert (fault, said) == (fault, {})
            count("faults injected")
    assert in_files(made) == {}


def test_what_hint_says_is_shown_on_a_terminal(hospital: str, made: Path) -> None:
    """Whoever sits there may know whom it is about; nothing of it is kept.

    Mutation: hintctl/main.py: `quoted=sys.stderr.isatty()` -> `quoted=False`
    """
    with changing(hospital, refuse=lambda method, _: FAULTS["422"] if method == "PATCH" else None) as url:
        terminal = Terminal("link", "patient", ADA, "emr-new", "--endpoint", url)
        try:
            assert terminal.end() == 2
        finally:
            terminal.close()
    shown = " ".join(terminal.shown.decode().split())
    assert f'Hint says: "{MESSAGE}".' in shown
    assert in_files(made) == {}


TABLES = {
    "names in the place of IDs": f"hint_id,your_id\n{HEALTH} Smith,{ADA}\n{ADA},{HEALTH}\x01\n",
    "one row": f"hint_id,your_id\n{HEALTH} Smith,{DAY}\n",
    "columns mixed up": f"hint_id,your_id,name\n{HEALTH} Smith,emr-1,{ADA}\n",
    "no header": f"{HEALTH} Smith,{DAY},emr-1,{HEALTH}@example.com\n",
    "no header, and Hint IDs": f"{HEALTH} Smith,{DAY},{ADA},emr-1\n",
    "too many cells": f"hint_id,your_id\n{ADA},emr-1,{HEALTH}\n{ADA},emr-2,{DAY}\n",
    "a broken quote": f'hint_id,your_id\n{ADA},"{HEALTH}"{DAY}\n',
    "an open quote": f'hint_id,your_id\n{ADA},"{HEALTH} {DAY}\n',
    "no such column": f"{HEALTH} Smith,{DAY}\nx,y\n",
}


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("command", ["bulk-link --yes", "bulk-link --yes --skip-invalid --json", "verify"])
def test_a_file_of_names_is_refused_without_a_word_of_it(
    command: str, table: str, hintctl: Hintctl, live: str, made: Path, tmp_path: Path
) -> None:
    """
    Mutation: hintctl/linking/csv_columns.py: `if any(re.search(r"[0-9]{3}|@", name) for name in names):` -> `if False:`
    Mutation: hintctl/linking/validate.py: `return "not a Hint ID:` -> `return hint_id + "is no Hint ID:`
    """
    file = tmp_path / "given.csv"
    file.write_text(TABLES[table])
    ended = hintctl(*command.split(), file, "--verbose", "--report", "report.csv")
    count("commands run")
    assert ended.code in (0, 1, 2)
    assert (found(ended.out + ended.err), in_files(made)) == (set(), {})


def test_the_log_of_a_crash_says_nothing_of_the_record_at_hand(
    hintctl: Hintctl, file: Path, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Mutation: hintctl/crash_log.py: `.format_tb(current.__traceback__)` -> `.format_exception(current)`
    """

    def show(record: Any, *_: object) -> None:
        try:
            raise KeyError(record.fields["first_name"])
        except KeyError as error:
            raise ValueError(f"{record}") from error

    def write(_writer: LinkWriter, entry: object, *_: object, **__: object) -> None:
        json.loads(f'{{"{entry}": "{MESSAGE}')

    monkeypatch.setattr("hintctl.output.record.show_record", show)
    monkeypatch.setattr(LinkWriter, "_record", write)
    for command in (("get", "patient", ADA), ("bulk-link", file, "--yes", *FAST)):
        ended = hintctl(*command, "--verbose")
        count("crashes forced")
        assert ended.code == 70
        assert found(ended.out + ended.err) == set()
    assert len([*(made / "home" / "state" / "logs").iterdir()]) == 2
    assert in_files(made) == {}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL], ids=["Ctrl-C", "kill -9"])
def test_a_run_that_is_cut_off_leaves_nothing_of_a_record(
    number: signal.Signals, file: Path, hospital: str, made: Path, start: Start
) -> None:
    """Also not in what SQLite leaves beside its file.

    Mutation: hintctl/linking/journal_look_up.py: `record.merged_into)` -> `str(record.fields))`
    """
    run = start("bulk-link", file, "--yes", "--rate", "5", "--verbose")
    read_until(run.stderr, "PATCH", times=5)
    run.send_signal(number)
    out, err = run.communicate(timeout=30)
    count("runs cut off")
    assert run.returncode == {signal.SIGINT: 130, signal.SIGKILL: -9}[number]
    assert found(out + err) == set()
    assert list((made / "home" / "state" / "runs").glob("*.db"))
    assert in_files(made) == {}


def test_the_emulator_tells_of_requests_and_of_its_own_defects_without_what_is_in_them(
    made: Path, tmp_path: Path
) -> None:
    """
    Mutation: hintctl/emulator/server.py: `self._on_defect(error)` -> `raise error`
    """
    crash = (
        "import sys; from hintctl.emulator.semantics import Emulator; from hintctl.main import main\n"
        "update = Emulator._update\n"
        "def fail(self, call):\n"
        "    update(self, call)\n"
        "    raise KeyError(call.body.decode())\n"
        "Emulator._update = fail; sys.exit(main(sys.argv[1:]))"
    )
    serving = ["emulator", "serve", "--port", "0", "--verbose", "--db", str(tmp_path / "emulator.db")]
    command = [sys.executable, "-c", crash, *serving]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert server.stdout
        url = server.stdout.readline().removeprefix("listening on ").strip()
        with pytest.raises(RemoteDisconnected):
            set_link(url, ADA, "emr-1", first_name=HEALTH, last_name=HEALTH)
        assert links_held(url)[ADA] == "emr-1"
    finally:
        server.send_signal(signal.SIGINT)
        _, err = server.communicate(timeout=10)
    count("crashes forced")
    assert "a defect in hintctl: KeyError. Please report it with the log" in err
    assert "/api/provider/patients?" in err
    assert found(err) == set()
    assert len([*(made / "home" / "state" / "logs").iterdir()]) == 1
    assert in_files(made) == {}
