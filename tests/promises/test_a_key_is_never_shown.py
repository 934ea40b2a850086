"""A key is never in argv, `ps`, output, logs or tracebacks."""

import asyncio
import re
import socket
import subprocess
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

import pytest

from hintctl.api.client import HintClient
from hintctl.api.connection import Connections
from hintctl.api.endpoint import Endpoint
from hintctl.api.environment import Environment
from hintctl.api.in_process import InProcess
from hintctl.api.rate_limit import RateLimiter
from hintctl.api.retry import INTERACTIVE
from hintctl.api_key import ApiKey
from hintctl.cli.options import Connection
from hintctl.cli.session import Session
from hintctl.config import Paths
from hintctl.config.key import read_key
from hintctl.config.settings import load_settings
from hintctl.config.sources import KeySource
from hintctl.errors import ConfigError
from tests.promises.every_command import ADA, ASKING, EVERY
from tests.promises.figures import count
from tests.promises.key_mistakes import ENDPOINTS, KEYS, PROGRAMS, SETTINGS
from tests.promises.key_sources import (
    CANARY,
    SOURCES,
    Source,
    configured,
    files_with,
    key_command,
    processes_with,
    write_profile,
)
from tests.running import COMMANDS, Hintctl, Serve, Start, answering


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="no /proc, where the arguments of processes are")
@pytest.mark.parametrize("source", get_args(Source))
def test_not_in_the_arguments_of_any_process_while_a_request_hangs(
    source: Source, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it is configured in none of the ways, it comes through standard input.

    Mutation: hintctl/api_key.py: `self._text = text` -> `self._text = text; import os; os.popen(f"sleep 5;: {text}")`
    """
    command = [sys.executable, "-m", "hintctl", "get", "patient", "emr-1", "--verbose"]
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        key, endpoint = f"{CANARY}-{port}", f"http://127.0.0.1:{port}"  # no other test's
        if source == "none":
            command[3:] = ["auth", "login", "--endpoint", endpoint, "--verbose"]
        with configured(source, home, monkeypatch, endpoint, key):
            pipe = subprocess.PIPE
            process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True)
        try:
            assert process.stdin
            process.stdin.write(key if source == "none" else "")
            process.stdin.close()
            process.stdin = None
            server.settimeout(30)
            connection, _ = server.accept()
            with connection:
                assert key.encode() in connection.recv(65536), "the key is in use just now"
                assert process.pid in processes_with(command[-1])
                assert processes_with(key) == set()
        finally:
            process.terminate()
            out, err = process.communicate(timeout=10)
    assert key not in out + err


@SOURCES
def test_not_in_any_output_or_file_whatever_the_command_and_however_it_ends(
    source: Source, home: Path, hintctl: Hintctl, serve: Serve, links: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Mutation: hintctl/api_key.py: `"") + "********"` -> `"") + self._text`
    Mutation: hintctl/api_key.py: `digest_size=4).hexdigest()` -> `digest_size=4).hexdigest() + self._text`
    Mutation: hintctl/cli/session.py: `tell(f"{exchange.method} /` -> `import os; tell(f"{os.environ} /`
    Mutation: hintctl/cli/config.py: `"a key is never an argument: ` -> `f"{key} is not {value}, never an argument: `
    """
    assert EVERY.keys() == set(COMMANDS), "each command that there is"
    monkeypatch.chdir(home.parent)
    Path("links.csv").write_bytes(links.read_bytes())
    url = serve()
    for key, accepted in (("emu-partner-a", True), (CANARY, False)):
        monkeypatch.setenv("GITHUB_ACTIONS", str(not accepted).lower())
        for command, words in EVERY.items():
            arguments = [key if word == "KEY" else word for word in words]
            with configured(source, home, monkeypatch, url, key):
                ended = hintctl(*command.split(), *arguments, stdin=key.encode())
            assert key not in ended.out + ended.err, command
            assert ended.code != 70, ended.err
            if command in ASKING:
                given = source == "command" and command == "auth login"  # whose profile has its key already
                assert ended.code in ((2,) if given else (0, 1) if accepted else (3,)), (command, ended.err)
            count("commands run")
        assert files_with(key, home.parent) == []


@SOURCES
def test_not_in_the_log_of_a_crash_nor_in_what_is_said_of_it(
    source: Source, home: Path, hintctl: Hintctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Mutation: hintctl/crash_log.py: `format_tb(current.__traceback__)` -> `format_exception(current)`
    Mutation: hintctl/main.py: `{write_crash_log(error)}` -> `{write_crash_log(error)} {error}`
    """

    async def crash(connections: Any, *_: object, **__: object) -> None:
        raise ValueError(f"Illegal header value {connections._key.reveal()}")

    monkeypatch.setattr(Connections, "exchange", crash)
    with configured(source, home, monkeypatch, "http://127.0.0.1:1"):
        ended = hintctl("get", "patient", "emr-1", "--verbose")
    assert ended.code == 70
    (log,) = (home / "state" / "logs").iterdir()
    assert "ValueError" in log.read_text()
    assert CANARY not in log.read_text() + ended.out + ended.err
    assert files_with(CANARY, home) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_not_on_the_terminal_on_which_it_is_typed(live: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Mutation: hintctl/cli/auth.py: `getpass(clean(prompt))` -> `input(clean(prompt))`
    """
    from tests.terminal import Terminal

    monkeypatch.delenv("HINT_API_KEY")
    terminal = Terminal("auth", "login", "--verbose")
    terminal.read_until(b"Practice access token")
    terminal.press(f"{CANARY}\n".encode())
    code = terminal.end()
    terminal.close()
    assert (code, b"Hint refused the key" in terminal.shown) == (3, True)
    assert CANARY.encode() not in terminal.shown


def test_not_in_what_the_emulator_says_that_it_is_given_to(start: Start, hintctl: Hintctl) -> None:
    """
    Mutation: hintctl/emulator/server.py: `self.wfile.write(` -> `print(self.headers, flush=True); self.wfile.write(`
    """
    server = start("emulator", "serve", "--port", "0")
    assert server.stdout
    url = server.stdout.readline().removeprefix("listening on ").strip()
    for key in (CANARY, "emu-partner-a"):
        hintctl("get", "patient", ADA, "--endpoint", url, HINT_API_KEY=key)
    server.terminate()
    said = "".join(server.communicate(timeout=10))
    assert CANARY not in said
    assert "Bearer" not in said


def test_not_in_the_repr_of_any_object_that_holds_it(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Mutation: hintctl/api_key.py: `return "ApiKey(…)"` -> `return f"ApiKey({self._text})"`
    """
    monkeypatch.setenv("HINT_API_KEY", CANARY)
    settings = load_settings(profile=None, endpoint=None, paths=Paths.from_environment())
    key = read_key(settings)
    assert key
    seen: list[str] = []

    def see(headers: Mapping[str, str]) -> bytes:
        seen.append(headers["authorization"])
        return b'{"id": "pat-1"}'

    async def reprs(endpoint: Endpoint) -> list[str]:
        session = Session(
            endpoint=endpoint,
            key=key,
            key_source=KeySource.ENVIRONMENT,
            environment=Environment.LIVE,
            profile=None,
            handler=None,
            connection=Connection(),
        )
        connections = Connections(endpoint, key)
        in_process = InProcess(endpoint, key, lambda _method, _target, headers, _body: (200, [], see(headers)))
        hint = HintClient(connections, limiter=RateLimiter(), retry=INTERACTIVE)
        answers = [await carrier.exchange("GET", "patients/emr-1") for carrier in (connections, in_process)]
        objects: list[object] = [session, connections, in_process, hint, *connections._idle]
        shown = [repr(each) for each in (settings, key, *answers, *objects, *map(vars, objects))]
        await connections.close()
        return shown

    with answering(lambda _target, headers: see(headers)) as url:
        shown = asyncio.run(reprs(Endpoint.parse(url)))
    assert seen == [f"Bearer {CANARY}"] * 2
    assert "ApiKey(…)" in "".join(shown)
    assert not any(CANARY in each for each in shown)
    count("objects searched for a key", len(shown))


@pytest.mark.parametrize("key", KEYS, ids=ascii)
def test_not_in_the_error_about_a_key_that_cant_be_one(key: str, hintctl: Hintctl) -> None:
    """
    Mutation: hintctl/api_key.py: `holds spaces, line` -> `is {text!r} and holds spaces, line`
    """
    ended = hintctl("get", "patient", "emr-1", "--verbose", HINT_API_KEY=key)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("hintctl: the key from HINT_API_KEY ")
    assert "CANARY" not in ended.err
    with pytest.raises(ConfigError) as caught:
        ApiKey(key, source="the test")
    # Messages only: the source line that a traceback quotes is this file's.
    assert "CANARY" not in "".join(traceback.format_exception_only(caught.value))


@pytest.mark.parametrize("program", PROGRAMS)
def test_not_in_the_error_about_a_command_that_gives_no_key(program: str, home: Path, hintctl: Hintctl) -> None:
    """
    Mutation: hintctl/config/key.py: `subprocess.CalledProcessError(code, process.args)` -> `OSError(9, f"{output!r}")`
    """
    write_profile(home, key_command(program.replace("CANARY", "\\x43ANARY")))
    ended = hintctl("get", "patient", "emr-1")
    assert (ended.code, ended.out) == (2, "")
    assert "CANARY" not in ended.err


@pytest.mark.parametrize("config", SETTINGS)
def test_not_in_the_error_about_a_config_file_that_is_wrong(config: str, home: Path, hintctl: Hintctl) -> None:
    """
    Mutation: hintctl/config/document.py: `else "there is no such setting"` -> `else f"there is no setting {name!r}"`
    Mutation: hintctl/config/document.py: `not valid TOML: {problem}` -> `not valid TOML: {text}`
    """
    write_profile(home, config)
    for command in ("get patient emr-1", "config show", "config set profile x", "auth login", "auth logout"):
        ended = hintctl(*command.split(), stdin=b"emu-partner-a")
        assert (ended.code, ended.out) == (2, "")
        assert "CANARY" not in ended.err
        count("commands run")


def test_not_in_what_a_tab_offers(home: Path, hintctl: Hintctl, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Mutation: hintctl/config/document.py: `[name for name, settings in` -> `[settings["api_key"] for name, settings in`
    """
    write_profile(home, f'api_key = "{CANARY}"', name="clinic")
    monkeypatch.setenv("HINT_API_KEY", CANARY)
    said = ""
    for line in ("get patient x --profile ", "config set ", "config set profile ", "config set api_key ", "runs show "):
        ended = hintctl(_HINTCTL_COMPLETE="complete_fish", _TYPER_COMPLETE_ARGS=f"hintctl {line}")
        said += ended.out + ended.err
    assert "clinic" in said
    assert CANARY not in said


def test_not_in_the_settings_that_are_shown_where_a_command_holds_it(home: Path, hintctl: Hintctl) -> None:
    """
    Mutation: hintctl/cli/config.py: `find_program(settings.profile.api_key_command or "")` -> `settings.profile`
    """
    write_profile(home, f'api_key_command = "echo {CANARY}"')
    for arguments in (("config", "show"), ("config", "show", "--json"), ("auth", "status", "--verbose")):
        ended = hintctl(*arguments, HINT_API_KEY="")
        assert CANARY not in ended.out + ended.err


@pytest.mark.parametrize("endpoint", ENDPOINTS)
def test_not_where_it_was_put_into_the_address_by_mistake(endpoint: str, hintctl: Hintctl) -> None:
    """
    Mutation: hintctl/api/endpoint.py: `"the endpoint is not a web address."` -> `f"{text} is not a web address."`
    """
    ended = hintctl("get", "patient", "emr-1", HINT_API_URL=endpoint, HINT_API_KEY="https://api.hint.com")
    assert ended.code == 2
    assert "CANARY" not in ended.err


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_takes_one_as_an_argument(command: str, hintctl: Hintctl) -> None:
    """
    Mutation: hintctl/cli/options.py: `typer.Option("--emulator",` -> `typer.Option("--emulator", "--api-key",`
    """
    help_text = hintctl(*command.split(), "--help").out
    assert "--help" in help_text
    assert not re.search("--[a-z-]*(key|token|secret|password)", help_text)
    ended = hintctl(*command.split(), "--api-key", CANARY)
    assert "no such option: --api-key" in ended.err
    assert CANARY not in ended.err
