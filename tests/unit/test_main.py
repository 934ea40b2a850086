import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import hintctl.cli.app
from hintctl import __version__
from hintctl.errors import ConflictError, KeyRefusedError, RecordNotFoundError, UnavailableError, UsageError
from hintctl.main import main

COMMAND = [sys.executable, "-m", "hintctl"]


@pytest.fixture(autouse=True)
def _buffered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes write as a user's do: what is left in a buffer at the end is where Python complains by itself."""
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)


def _process(*arguments: str, **options: Any) -> "subprocess.CompletedProcess[str]":
    streams: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.run([*COMMAND, *arguments], **(streams | options), text=True, timeout=30, check=False)


@pytest.mark.parametrize("arguments", [["--version"], ["-V"]])
def test_the_version_is_one_line(arguments: list[str], hintctl: Any) -> None:
    ended = hintctl(*arguments)
    assert (ended.code, ended.out, ended.err) == (0, f"hintctl {__version__}\n", "")


def test_the_version_is_answered_without_the_command_line_being_loaded() -> None:
    program = "import sys; from hintctl.main import main; main(['--version']); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert not {"typer", "httpx", "rich", "asyncio", "hintctl.cli.app"} & set(loaded)


@pytest.mark.parametrize(
    ("raised", "code", "line"),
    [
        (UsageError("It is wrong.", hint="Mend it."), 2, "hintctl: It is wrong. Mend it."),
        (KeyRefusedError("No."), 3, "hintctl: No."),
        (RecordNotFoundError("None."), 4, "hintctl: None."),
        (ConflictError("Taken."), 5, "hintctl: Taken."),
        (UnavailableError("Gone.", said="\x1b[31m"), 6, "hintctl: Gone. Hint's own words are shown"),
        (KeyboardInterrupt(), 130, "hintctl: interrupted."),
        (
            FileNotFoundError(2, "No such file", "links.csv"),
            2,
            "hintctl: No such file: links.csv. Check",
        ),
        (OSError(28, "No space left on device"), 1, "hintctl: No space left on device. Check"),
        (OSError(), 1, "hintctl: OSError. Check"),
        (ValueError("CANARY"), 70, "hintctl: a defect in hintctl: ValueError. Please report it"),
        (MemoryError(), 70, "hintctl: a defect in hintctl: MemoryError."),
    ],
)
def test_every_end_has_its_exit_code_and_one_line(
    raised: BaseException, code: int, line: str, monkeypatch: pytest.MonkeyPatch, hintctl: Any
) -> None:
    def fail(_: object) -> int:
        raise raised

    monkeypatch.setattr(hintctl_app(), "run", fail)
    ended = hintctl("get")
    assert (ended.code, ended.out) == (code, "")
    assert ended.err.startswith(line)
    assert ended.err.count("\n") == 1
    assert "CANARY" not in ended.err


def hintctl_app() -> Any:
    return hintctl.cli.app


def test_the_arguments_default_to_the_programs_own(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["hintctl", "--version"])
    assert main() == 0
    assert capsys.readouterr().out == f"hintctl {__version__}\n"


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["get", "patient", "pat-n32hjf4mmu1s", "--emulator"]])
def test_a_full_disk_under_stdout_is_an_error_of_one_line(arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        ended = _process(*arguments, stdout=full)
    assert ended.returncode == 1
    assert ended.stderr == (
        "hintctl: No space left on device. Check the path, the permissions and the free space, then run it again.\n"
    )


def test_a_full_disk_under_stderr_leaves_the_exit_code_as_it_is() -> None:
    with Path("/dev/full").open("w") as full:
        ended = _process("get", "patient", "nobody", "--emulator", stderr=full)
    assert (ended.returncode, ended.stdout) == (4, "")


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["get", "patient", "pat-n32hjf4mmu1s", "--emulator"]])
def test_a_reader_that_went_away_ends_it_without_a_word(arguments: list[str]) -> None:
    read, write = os.pipe()
    os.close(read)
    ended = _process(*arguments, stdout=write)
    os.close(write)
    assert (ended.returncode, ended.stderr) == (141, "")


def test_a_reader_of_stderr_that_went_away_leaves_the_exit_code_as_it_is() -> None:
    read, write = os.pipe()
    os.close(read)
    ended = _process("get", "patient", "nobody", "--emulator", stderr=write)
    os.close(write)
    assert (ended.returncode, ended.stdout) == (4, "")


@pytest.mark.parametrize(
    ("closed", "out", "err"),
    [("<&-", True, False), (">&-", False, False), ("2>&-", True, False), (">&- 2>&-", False, False)],
)
def test_closed_streams_are_no_defect(closed: str, out: bool, err: bool) -> None:
    for arguments in ("--version", "get patient pat-n32hjf4mmu1s --emulator"):
        command = ["sh", "-c", f"'{sys.executable}' -m hintctl {arguments} {closed}"]
        ended = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
        assert (ended.returncode, bool(ended.stdout), bool(ended.stderr)) == (0, out, err)


def test_an_error_never_goes_to_stdout_even_where_stderr_is_closed() -> None:
    command = ["sh", "-c", f"'{sys.executable}' -m hintctl get patient nobody --emulator 2>&-"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert (ended.returncode, ended.stdout) == (4, "")


def test_an_encoding_that_lacks_a_letter_is_no_reason_to_fail() -> None:
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    ended = _process("get", "patient", "Zoë", "--emulator", env=environment)
    assert ended.returncode == 4
    assert ended.stderr.startswith("hintctl: Hint has no patient 'Zo\\xeb'.")


@pytest.fixture
def hung_server() -> Iterator[tuple[str, Callable[[], None]]]:
    """The URL of a server that never answers, and a function that waits until it was asked."""
    held: list[socket.socket] = []

    def wait_for_a_request() -> None:
        connection, _ = server.accept()
        held.append(connection)
        assert connection.recv(65536)

    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(30)
        yield f"http://127.0.0.1:{server.getsockname()[1]}", wait_for_a_request
    for connection in held:
        connection.close()


def test_ctrl_c_while_a_server_hangs_ends_it_with_130_and_no_traceback(
    hung_server: tuple[str, Callable[[], None]],
) -> None:
    url, wait_for_a_request = hung_server
    environment = os.environ | {"HINT_API_URL": url, "HINT_API_KEY": "the-key"}
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen([*COMMAND, "get", "patient", "emr-1"], **pipes, env=environment, text=True) as process:
        wait_for_a_request()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=10)
    assert (process.returncode, out, err) == (130, "", "hintctl: interrupted.\n")


def test_a_command_returns_its_result_and_exit_code(hintctl: Any) -> None:
    ended = hintctl("get", "patient", "pat-n32hjf4mmu1s", "--emulator", "--json")
    assert (ended.code, ended.err) == (0, "")
    assert json.loads(ended.out)["id"] == "pat-n32hjf4mmu1s"


@pytest.mark.parametrize("arguments", [["frobnicate"], ["get"], ["get", "--frobnicate"], ["get", "patient", "x", "y"]])
def test_wrong_usage_is_one_line_that_points_to_the_help(arguments: list[str], hintctl: Any) -> None:
    ended = hintctl(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.count("\n") == 1
    assert "--help" in ended.err
