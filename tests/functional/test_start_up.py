"""What a start does not load. Start-up time is mostly imports."""

import json
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from hintctl import __version__

RUN = """
import json, sys
from hintctl.main import main
code = main(sys.argv[1:])
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""


def modules_after(*arguments: str) -> tuple[int, set[str]]:
    """The exit code of a command, and the modules it loaded, in a process of its own."""
    ended = subprocess.run([sys.executable, "-c", RUN, *arguments], capture_output=True, text=True, check=True)
    code, modules = json.loads(ended.stderr.splitlines()[-1])
    return code, set(modules)


def loaded(modules: set[str], *names: str) -> set[str]:
    return {module for module in modules if any(module == name or module.startswith(f"{name}.") for name in names)}


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_version_loads_neither_typer_nor_httpx(option: str) -> None:
    code, modules = modules_after(option)
    assert code == 0
    assert not loaded(modules, "typer", "httpx", "rich", "asyncio", "platformdirs", "hintctl.cli", "hintctl.emulator")


def test_version_loads_nothing_that_takes_time() -> None:
    program = "import sys; from hintctl.main import main; main(['--version']); print(*sys.modules)"
    ended = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True)
    assert not {"contextlib", "enum", "re", "typing", "hintctl.errors"} & {*ended.stdout.split()}


@pytest.mark.parametrize(
    ("stdout", "code", "out", "err"),
    [
        (subprocess.PIPE, 0, f"hintctl {__version__}\n", ""),
        ("/dev/full", 1, None, "hintctl: No space left on device. Check the path, the permissions and the free space"),
    ],
)
def test_version_is_written_or_missed_before_the_process_ends(
    stdout: int | str, code: int, out: str | None, err: str
) -> None:
    with ExitStack() as stack:
        where = stack.enter_context(Path(stdout).open("w")) if isinstance(stdout, str) else stdout
        command = [sys.executable, "-m", "hintctl", "--version"]
        ended = subprocess.run(command, stdout=where, stderr=subprocess.PIPE, text=True)
    assert (ended.returncode, ended.stdout) == (code, out)
    assert ended.stderr.startswith(err)


@pytest.mark.parametrize(
    "arguments",
    [["get", "patient", "pat-n32hjf4mmu1s"], ["link", "patient", "pat-n32hjf4mmu1s", "emr-1"], ["export", "patient"]],
)
def test_the_embedded_emulator_is_asked_without_httpx(arguments: list[str]) -> None:
    code, modules = modules_after(*arguments, "--emulator")
    assert code == 0
    assert loaded(modules, "hintctl.emulator")
    assert not loaded(modules, "httpx", "httpcore", "anyio", "rich")


def test_what_loaded_first_is_out_of_sight_of_the_collector_and_all_else_is_collected() -> None:
    program = "import gc; from hintctl.main import main; main(['--help']); print(gc.get_freeze_count(), gc.isenabled())"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    frozen, enabled = ended.stdout.splitlines()[-1].split()
    assert int(frozen) > 10_000
    assert enabled == "True"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--help"], 0),
        (["get", "--help"], 0),
        (["bulk-link", "--help"], 0),
        (["runs", "--help"], 0),
        (["runs", "resume", "--help"], 0),
        (["emulator", "--help"], 0),
        (["emulator", "serve", "--help"], 0),
        (["audit", "--help"], 0),
        (["audit", "--explain", "HINT001"], 0),
        ([], 2),
        (["gte"], 2),
        (["get"], 2),
        (["get", "patient"], 2),
        (["get", "patient", "x", "--no-such-option"], 2),
        (["bulk-link", "links.csv", "--concurrency", "none"], 2),
        (["bulk-link", "links.csv", "--max-duration", "soon"], 2),
        (["bulk-link", "links.csv", "--max-failures", "many"], 2),
        (["runs", "prune", "--older-than", "long"], 2),
        (["emulator", "serve", "--port", "-1"], 2),
        (["audit", "--jobs", "0"], 2),
        (["audit", "--explain", "HINT009"], 2),
        (["audit", "no-such-file"], 2),
        (["get", "pateint", "x"], 2),
        (["get", "patient", "x"], 2),  # no key
        (["auth", "login", "--help"], 0),
        (["auth", "login"], 2),  # no key either
        (["auth", "status"], 2),
        (["auth", "logout"], 0),
        (["config", "show"], 0),
        (["config", "path"], 0),
        (["config", "set", "colour", "red"], 2),
        (["link", "patient", "x", "y", "--endpoint", "http://example.com"], 2),
        (["bulk-link", "no-such-file.csv", "--yes"], 2),
        (["bulk-link", "no-such-file.csv", "--yes", "--rate", "0"], 2),
    ],
)
def test_help_and_usage_errors_load_neither_httpx_nor_rich_nor_the_emulator(
    arguments: list[str], expected: int
) -> None:
    code, modules = modules_after(*arguments)
    assert code == expected
    assert not loaded(modules, "httpx", "rich", "asyncio", "sqlite3", "platformdirs", "tomlkit", "hintctl.emulator")


def test_the_list_of_commands_loads_none_and_a_command_no_other() -> None:
    commands = ("get", "link", "bulk_link", "audit", "auth", "config", "runs", "emulator")
    for arguments, expected in ((["--help"], set[str]()), (["runs", "show", "--help"], {"hintctl.cli.runs"})):
        _, modules = modules_after(*arguments)
        assert loaded(modules, *(f"hintctl.cli.{name}" for name in commands)) == expected


@pytest.mark.parametrize("format_name", ["text", "json", "sarif", "github", "gitlab", "junit"])
def test_an_audit_loads_only_what_it_needs(tmp_path: Path, format_name: str) -> None:
    (tmp_path / "client.py").write_text('HOST = "https://api.hint.com/api/provider"\nbody = {"external_link_id": 1}\n')
    code, modules = modules_after("audit", str(tmp_path), "--format", format_name)
    assert code == 1
    assert not loaded(modules, "httpx", "rich", "asyncio", "sqlite3", "platformdirs", "hintctl.api", "hintctl.linking")
