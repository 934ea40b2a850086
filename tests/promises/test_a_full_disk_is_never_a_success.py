"""A full disk is never a success: no exit code of 0, nothing claimed that is not there, and every old file stands.

The disks are a tmpfs of a few kilobytes, a limit on the size of files (`ulimit -f`), and /dev/full.
"""

import io
import os
import shutil
import sqlite3
import subprocess
import sys
import urllib.error
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.functional.audit_project import CLIENT
from tests.functional.relay import changing
from tests.promises.figures import count
from tests.running import COMMANDS, Serve, links_held, set_link
from tests.small_disk import SmallDisk

if sys.platform != "linux":
    pytest.skip("disks are made full in Linux's ways", allow_module_level=True)

ROWS = 40
SPACES = {"disk": (0, 4, 24, 100, 160, 200, 8000), "file": (5, 60, 80, 120, 8000)}  # KiB
FAST = ("--rate", "2000", "--concurrency", "4")
ADA = "pat-n32hjf4mmu1s"
OLD = "old\n" * 100
Ended = subprocess.CompletedProcess[str]


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], SmallDisk]]:
    """Makes disks of so many KiB. HINTCTL_HOME lies on the last one."""
    made: list[SmallDisk] = []

    def make(kib: int) -> SmallDisk:
        made.append(SmallDisk(tmp_path / f"disk-{len(made)}", kib=kib))
        monkeypatch.setenv("HINTCTL_HOME", str(made[-1].folder / "home"))
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.fixture
def many(serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, Path]:
    """The URL of an emulator that the environment is configured for, and a file that links 40 of its patients."""
    url = serve("--patients", str(5 * ROWS))
    monkeypatch.setenv("HINT_API_URL", url)
    monkeypatch.setenv("HINT_API_KEY", "emu-partner-a")
    free = [hint_id for hint_id, own in sorted(links_held(url).items()) if own is None and hint_id.startswith("pat-")]
    file = tmp_path / "many.csv"
    file.write_text("hint_id,your_id\n" + "".join(f"{hint_id},many-{hint_id}\n" for hint_id in free[:ROWS]))
    return url, file


def written(url: str) -> set[str]:
    """The Hint IDs of the file's records that are linked."""
    return {hint_id for hint_id, own in links_held(url).items() if own == f"many-{hint_id}"}


def known(disk_or_home: Path, copy: Path) -> tuple[set[str], set[str]]:
    """What the journal there knows: the Hint IDs that may have been written, and those that it calls linked."""
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir()
    for file in (disk_or_home / "state" / "runs").glob("*.db*"):
        shutil.copy(file, copy)
    with closing(sqlite3.connect(next(copy.glob("*.db")))) as journal:
        rows = journal.execute("SELECT hint_id, sent, outcome FROM link").fetchall()
    return {row[0] for row in rows if row[1]}, {row[0] for row in rows if row[2] == "linked"}


def said_well(ended: Ended) -> str:
    """The line that says why the command failed."""
    assert ended.returncode in (1, 2, 6), (ended.returncode, ended.stdout, ended.stderr)
    assert "Traceback" not in ended.stderr
    assert "Exception ignored" not in ended.stderr
    assert "a defect" not in ended.stderr
    lines = [line for line in ended.stderr.splitlines() if line.startswith("hintctl: ")]
    assert len(lines) == 1, (ended.stdout, ended.stderr)
    return lines[0]


def check_stopped_run(url: str, ended: Ended, home: Path, tmp_path: Path) -> None:
    """A run that found the disk full: nothing is in Hint that its journal does not know, nothing is claimed."""
    line = said_well(ended)
    there = written(url)
    if "Go on with: hintctl runs resume" not in line:
        assert there == set()
        assert [*(home / "state" / "runs").glob("*")] == [], "a run that wrote nothing leaves nothing"
        assert "linked" not in ended.stdout
        assert os.environ["HINTCTL_HOME"] in line
        return
    assert ended.returncode == 6
    assert f"Check the disk of {os.environ['HINTCTL_HOME']}" in line
    sent, linked = known(home, tmp_path / "copy")
    assert linked <= there <= sent
    assert ended.stdout.startswith(f"{len(linked)} linked, {ROWS - len(linked)} pending (" if linked else f"{ROWS} pen")


@pytest.mark.parametrize("limited", ["disk", "file"])
def test_a_run_finds_its_disk_full_at_any_moment_and_is_finished_once_there_is_room(
    limited: str, many: tuple[str, Path], disk: Callable[[int], SmallDisk], tmp_path: Path
) -> None:
    """The space for the journal goes from none to all it needs.

    Mutation: hintctl/linking/apply.py: `raise self._ended_by` -> `pass`
    Mutation: hintctl/linking/apply.py: `self._journal.claim_writes()` -> `self._journal.entries()`
    Mutation: hintctl/linking/journal_file.py: `remove_journal(new)` -> `pass`
    """
    url, file = many
    begun = 0
    for kib in SPACES[limited]:
        small = disk(8192)
        if limited == "disk":
            small.fill(besides=kib)
        ended = small.run("bulk-link", file, "--yes", *FAST, limit=kib * 1024 if limited == "file" else None)
        if found_full := ended.returncode != 0:
            count("runs on a full disk")
            check_stopped_run(url, ended, small.outside / "home", tmp_path)
            if limited == "disk":
                small.make_room()
            again = ["runs", "resume", "last"] if "run 20" in ended.stdout else ["bulk-link", str(file), "--yes"]
            begun += again[0] == "runs"
            ended = small.run(*again, *FAST)
        assert ended.returncode == 0, ended.stderr
        assert ended.stdout.startswith(f"{ROWS} linked ({ROWS} rows")
        assert len(written(url)) == ROWS
        count("of these finished once there was room", found_full)
        for hint_id in written(url):
            set_link(url, hint_id, None)
    assert 0 < begun < len(SPACES[limited]) - 1, "some began to write, and some did not"


def test_a_disk_that_others_fill_during_a_run_ends_it_with_all_that_was_written_known(
    many: tuple[str, Path], disk: Callable[[int], SmallDisk], tmp_path: Path
) -> None:
    """And once there is room, the run is finished and taken back like any other.

    Mutation: hintctl/linking/apply.py: `self._journal.claim_writes()` -> `self._journal.entries()`
    """
    url, file = many
    small = disk(8192)
    filled: list[bool] = []

    def fill(method: str, _path: str, _answer: bytes) -> None:
        if method == "PATCH" and not filled:
            filled.append(True)
            small.fill()

    with changing(url, fill) as between:
        ended = small.run("bulk-link", file, "--yes", *FAST, environment={"HINT_API_URL": between})
        check_stopped_run(url, ended, small.outside / "home", tmp_path)
        assert "Go on with: hintctl runs resume" in ended.stderr
        count("runs on a full disk")
        assert 0 < len(written(url)) < ROWS
        small.make_room()
        environment = {"HINT_API_URL": between}
        assert small.run("runs", "resume", "last", *FAST, environment=environment).returncode == 0
        assert len(written(url)) == ROWS
        count("of these finished once there was room")
        assert small.run("runs", "undo", "last", "--yes", *FAST, environment=environment).returncode == 0
    assert written(url) == set()


FILLED = {  # each command that writes a file, and the file
    "export": ("export patient -o out", "out"),
    "export --report": ("export patient --legacy -o /dev/null --report out", "out"),
    "verify --report": ("verify links.csv --report out", "out"),
    "runs show --report": ("runs show last --report out", "out"),
    "bulk-link --report": ("bulk-link links.csv --dry-run --report out", "out"),
    "bulk-link --rejects": ("bulk-link links.csv --dry-run --rejects out", "out"),
    "audit --output": ("audit code --exit-zero -o out", "out"),
    "audit --write-baseline": ("audit code --write-baseline new", "new"),
    "audit --fix": ("audit code --fix", "code/client.py"),
    "config set": ("config set endpoint https://api.hint.com --profile other", "home/config.toml"),
    "auth login": ("auth login --profile other", "home/config.toml"),
}


@pytest.mark.parametrize("command", FILLED)
def test_a_file_that_finds_its_disk_full_stands_as_it_was(
    command: str, disk: Callable[[int], SmallDisk], live: str, links: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is left beside it, the error names it, and nothing is claimed. With room again it is written.

    Mutation: hintctl/files.py: `        error.filename = str(path)` -> `        pass`
    Mutation: hintctl/files.py: `        temporary.unlink(missing_ok=True)` -> `        pass`
    Mutation: hintctl/audit/run.py: `            files.could_not_write(change.path, error)` -> `            pass`
    """
    arguments, name = FILLED[command]
    small = disk(1024)
    configures = name == "home/config.toml"
    if not configures:
        monkeypatch.setenv("HINTCTL_HOME", str(home))  # which has room
    shutil.copy(links, small.outside / "links.csv")
    (small.outside / "code").mkdir()
    (small.outside / "code" / "client.py").write_text(CLIENT)
    (small.outside / "home").mkdir(mode=0o700)
    old = {"out": OLD, "new": "", "code/client.py": CLIENT, "home/config.toml": '[profiles.other]\napi_key = "old"\n'}[
        name
    ]
    if old:
        (small.outside / name).write_text(old)
    if command == "runs show --report":
        assert small.run("bulk-link", links, "--yes", *FAST).returncode == 0
    small.fill(besides=4 if configures else 0)  # for the lock of the config file, which is there first
    before = small.held()
    ended = small.run(*arguments.split(), stdin="emu-partner-a")
    count("files that found their disk full")
    assert small.held() == before
    if command == "audit --fix":
        assert ended.returncode == 1
        assert "1 finding in 1 file" in ended.stdout
        assert "code/client.py was not fixed: no space left on device." in ended.stdout
        assert "Fixed" not in ended.stdout
    elif command.startswith("bulk-link"):
        assert said_well(ended) == "hintctl: out was not written: No space left on device"
    else:
        where = small.folder / name if configures else name
        assert said_well(ended).startswith(f"hintctl: No space left on device: {where}. ")
        assert ended.stdout == "" or command.startswith("verify")
        assert ended.stderr.count("\n") == 1
    small.make_room()
    ended = small.run(*arguments.split(), stdin="emu-partner-a")
    assert ended.returncode == (1 if command.startswith("verify") else 0), ended.stderr
    assert small.held()[name] != before.get(name)


@pytest.mark.parametrize("format_name", ["csv", "ndjson"])
def test_a_file_is_whole_or_as_it_was_whatever_the_limit_on_its_size(
    format_name: str, disk: Callable[[int], SmallDisk], many: tuple[str, Path]
) -> None:
    """The limits go from nothing to one byte less than what the file needs.

    Mutation: hintctl/files.py: `target.with_name(f".{os.urandom(8).hex()}.tmp")` -> `target`
    """
    small = disk(1024)
    export = ("export", "patient", "--format", format_name, "-o", "out")
    assert small.run(*export).returncode == 0
    whole = (small.outside / "out").read_bytes()
    assert (len(whole) > io.DEFAULT_BUFFER_SIZE) is (format_name == "ndjson"), "one finds it out before its end"
    (small.outside / "out").write_text(OLD)
    before = small.held()
    for limit in (0, 1, len(OLD), len(whole) // 2, len(whole) - 1):
        ended = small.run(*export, limit=limit)
        assert said_well(ended).startswith("hintctl: File too large: out. ")
        assert " records" not in ended.stderr
        assert small.held() == before
        count("files that found their disk full")
    assert small.run(*export, limit=len(whole)).returncode == 0
    assert (small.outside / "out").read_bytes() == whole


STDOUT = {  # command lines for each command that has a result, with each way to show it
    "get": (
        "get patient {ADA} --emulator",
        "get patient {ADA} --emulator --json",
        "get patient {ADA} --emulator --field id",
    ),
    "link": ("link patient {ADA} emr-1 --emulator",),
    "unlink": ("unlink patient {ADA} --emulator",),
    "bulk-link": ("bulk-link {links} --emulator --yes", "bulk-link {links} --emulator --yes --json"),
    "verify": ("verify {links} --emulator", "verify {links} --emulator --json"),
    "export": (
        "export patient --emulator",
        "export patient --emulator --json",
        "export patient --emulator -o /dev/full",
    ),
    "audit": ("audit {code}", "audit {code} --format json", "audit {code} --diff", "audit {code} -o /dev/full"),
    "completion": ("completion bash",),
    "auth login": ("auth login",),
    "auth status": ("auth status --emulator",),
    "auth logout": ("auth logout",),
    "config show": ("config show",),
    "config path": ("config path",),
    "config set": (),
    "runs list": ("runs list", "runs list --json"),
    "runs show": ("runs show last", "runs show last --json", "runs show last --report /dev/full"),
    "runs resume": ("runs resume last --emulator",),
    "runs undo": ("runs undo last --yes --emulator --rate 2000",),
    "runs prune": ("runs prune --older-than 0s --yes",),
    "emulator serve": ("emulator serve --port 0",),
    "emulator seed": ("emulator seed --patients 1",),
    "emulator reset": ("emulator reset",),
}
assert {*STDOUT} == {*COMMANDS}, "each command is tried"
NO_SPACE = " Check the path, the permissions and the free space, then run it again."


@pytest.mark.parametrize("command", STDOUT)
def test_a_result_that_stdout_took_none_of_is_a_failure(
    command: str,
    links: Path,
    home: Path,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """
    Mutation: hintctl/main.py: `sys.stdout.flush()` -> `pass`
    Mutation: hintctl/output/export.py: `sys.stdout.flush()  # nothing` -> `pass  #`
    """
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)  # what is not buffered is found out at once
    code = tmp_path / "code"
    code.mkdir()
    (code / "client.py").write_text(CLIENT)
    if command == "auth login":
        monkeypatch.setenv("HINT_API_URL", request.getfixturevalue("live"))
        monkeypatch.delenv("HINT_API_KEY")
    if command.startswith("runs"):
        assert run("bulk-link", links, "--yes", "--emulator", *FAST, stdout=subprocess.DEVNULL).returncode == 0
    for line in STDOUT[command]:
        arguments = line.format(ADA=ADA, links=links, code=code).split()
        with Path("/dev/full").open("w") as full:
            ended = run(*arguments, stdin="emu-partner-a", stdout=full)
        count("commands run")
        file = ": /dev/full" if "/dev/full" in arguments else ""
        assert said_well(ended) == f"hintctl: No space left on device{file}.{NO_SPACE}"
        assert ended.returncode == 1
        assert "record" not in ended.stderr or command != "export"


def run(*arguments: str | Path, stdin: str = "", stdout: Any = subprocess.PIPE) -> Ended:
    command = [sys.executable, "-m", "hintctl", *map(str, arguments)]
    return subprocess.run(command, input=stdin, stdout=stdout, stderr=subprocess.PIPE, text=True, timeout=60)


SERVE = ("emulator", "serve", "--port", "0", "--db", "emulator.db", "--patients", "50")


def test_the_emulator_acknowledges_no_write_that_it_could_not_keep(disk: Callable[[int], SmallDisk]) -> None:
    """Neither while the disk is full, nor after it was killed and there is room again.

    Mutation: hintctl/emulator/semantics.py: `return error_response(500, f"The` -> `return error_response(200, f"The`
    """
    small = disk(512)
    server = small.start(*SERVE)
    try:
        url = listening(server)
        hint_ids = sorted(hint_id for hint_id in links_held(url) if hint_id.startswith("pat-"))
        small.fill(besides=64)
        kept: dict[str, str] = {}
        with pytest.raises(urllib.error.HTTPError, match="500"):
            link_each(url, hint_ids, kept)
        assert kept
        count("writes acknowledged on a disk that filled up", len(kept))
        held = links_held(url)
        assert {hint_id: own for hint_id, own in held.items() if own and own.startswith("kept-")} == kept
    finally:
        server.kill()
        server.communicate()
    small.make_room()
    server = small.start(*SERVE)
    try:
        url = listening(server)
        assert links_held(url) == held
        set_link(url, hint_ids[0], "emr-with-room")
        assert links_held(url)[hint_ids[0]] == "emr-with-room"
    finally:
        server.terminate()
        server.communicate()


def link_each(url: str, hint_ids: list[str], kept: dict[str, str]) -> None:
    """Links the patients, until one can't be; `kept` are those that were acknowledged."""
    for number, hint_id in enumerate(hint_ids):
        set_link(url, hint_id, f"kept-{number}", integration_web_link="x" * 9000)
        kept[hint_id] = f"kept-{number}"


def listening(server: subprocess.Popen[str]) -> str:
    assert server.stdout
    line = server.stdout.readline()
    assert line.startswith("listening on "), server.communicate()
    return line.removeprefix("listening on ").strip()


@pytest.mark.parametrize(
    "command", ["serve --port 0 --db emulator.db", "seed --patients 2000 --db emulator.db", "reset --db emulator.db"]
)
def test_an_emulator_without_room_for_its_data_does_not_begin(command: str, disk: Callable[[int], SmallDisk]) -> None:
    """
    Mutation: hintctl/cli/emulator_store.py: `raise UsageError(f"{error}.", hint=advice) from None` -> `return`
    """
    small = disk(256)
    small.fill(besides=16)
    ended = small.run("emulator", *command.split())
    count("commands run")
    assert said_well(ended) == f"hintctl: {small.folder}/emulator.db: database or disk is full. Check --db."
    assert (ended.returncode, ended.stdout) == (2, "")


def test_a_defect_is_told_also_where_its_log_finds_the_disk_full(disk: Callable[[int], SmallDisk]) -> None:
    """And nobody is sent to a log that is not there.

    Mutation: hintctl/crash_log.py: `except (OSError, HintctlError)` -> `except HintctlError`
    """
    small = disk(64)
    small.fill()
    crash = (
        "import sys; from hintctl.cli import app; from hintctl.main import main\n"
        "def fail(_): raise KeyError('x')\n"
        "app.run = fail; sys.exit(main(['runs', 'list']))"
    )
    ended = small.run(program=("-c", crash))
    count("commands run")
    assert ended.returncode == 70
    said = "hintctl: a defect in hintctl: KeyError. Its log could not be written ([Errno 28] No space left on device"
    assert ended.stderr.startswith(said)
    assert ended.stderr.count("\n") == 1
