"""A key is never in argv, ps, output, logs or tracebacks."""

import asyncio
import re
import socket
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

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
from tests.fake_keyring import FakeKeyring
from tests.running import answering

CANARY = "CANARY-n32hjf4mmu1s"


def _profile(home: Path, key_line: str, endpoint: str = "https://api.hint.com") -> None:
    home.mkdir(exist_ok=True)
    (home / "config.toml").write_text(f"[profiles.default]\nendpoint = '{endpoint}'\n{key_line}\n")
    (home / "config.toml").chmod(0o600)


def _command(program: str) -> str:
    return f"api_key_command = ['{sys.executable}', '-c', '''{program}''']"


@contextmanager
def _given(
    source: str, home: Path, monkeypatch: pytest.MonkeyPatch, endpoint: str, key: str = CANARY
) -> Iterator[None]:
    """The key for an endpoint, and the endpoint, configured in one of the three ways."""
    with monkeypatch.context() as patch:
        if source == "environment":
            patch.setenv("HINT_API_KEY", key)
            patch.setenv("HINT_API_URL", endpoint)
        elif source == "file":
            _profile(home, f"api_key = {key!r}".replace("'", '"'), endpoint)
        else:
            patch.setenv("CANARY_FOR_THE_COMMAND", key)
            _profile(home, _command('import os; print(os.environ["CANARY_FOR_THE_COMMAND"])'), endpoint)
        yield


SOURCES = pytest.mark.parametrize("source", ["environment", "file", "command"])


def _everything_written(home: Path) -> str:
    files = (file for file in home.rglob("*") if file.is_file() and file.name != "config.toml")
    return "".join(file.read_bytes().decode("latin-1") for file in files)


@SOURCES
def test_not_in_the_arguments_of_any_process_while_a_request_hangs(
    source: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        _given(source, home, monkeypatch, f"http://127.0.0.1:{server.getsockname()[1]}"),
    ):
        command = [sys.executable, "-m", "hintctl", "get", "patient", "emr-1", "--verbose"]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        try:
            server.settimeout(30)
            connection, _ = server.accept()
            with connection:
                request = connection.recv(65536)
                assert CANARY.encode() in request  # the key is in use just now
                lines = [_command_line(entry) for entry in Path("/proc").iterdir() if entry.name.isdigit()]
        finally:
            process.terminate()
            out, err = process.communicate(timeout=10)
    assert any(b"emr-1" in line for line in lines)
    assert not any(CANARY.encode() in line for line in lines)
    assert CANARY not in out + err


def _command_line(process: Path) -> bytes:
    try:
        return (process / "cmdline").read_bytes()
    except OSError:  # it has ended meanwhile
        return b""


@SOURCES
def test_not_in_any_output_or_file_however_a_command_ends(
    source: str, home: Path, hintctl: Any, serve: Callable[..., str], links: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = serve()
    for key, codes in ((CANARY, [3, 3, 3, 3]), ("emu-partner-a", [0, 4, 0, 0])):
        with _given(source, home, monkeypatch, url, key):
            ends = [
                hintctl(*arguments, "--verbose")
                for arguments in (
                    ("get", "patient", "pat-n32hjf4mmu1s"),
                    ("get", "patient", "nobody"),
                    ("link", "patient", "pat-n32hjf4mmu1s", "emr-1"),
                    ("bulk-link", links, "--yes", "--replace", "--rate", "1000"),
                )
            ]
        assert [end.code for end in ends] == codes
        assert all(key not in end.out + end.err for end in ends)
        assert key not in _everything_written(home)


@SOURCES
def test_not_in_the_log_of_a_crash_nor_in_what_is_said_of_it(
    source: str, home: Path, hintctl: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def crash(connections: Any, *_: object, **__: object) -> None:
        raise ValueError(f"Illegal header value {connections._key.reveal()}")

    monkeypatch.setattr(Connections, "exchange", crash)
    with _given(source, home, monkeypatch, "http://127.0.0.1:1"):
        ended = hintctl("get", "patient", "emr-1", "--verbose")
    assert ended.code == 70
    (log,) = (home / "state" / "logs").iterdir()
    assert "ValueError" in log.read_text()
    assert CANARY not in log.read_text() + ended.out + ended.err


def test_not_in_the_repr_of_any_object_that_holds_it(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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


INVALID = ["CANARY\nCANARY", "CANARY CANARY", "CANARYé", "CANARY\u200b", "CANARY\x1b[31m", "CANARY\x7f", "\udcffCANARY"]


@pytest.mark.parametrize("key", INVALID, ids=ascii)
def test_not_in_the_error_about_a_key_that_cant_be_one(key: str, hintctl: Any) -> None:
    ended = hintctl("get", "patient", "emr-1", "--verbose", HINT_API_KEY=key)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("hintctl: the key from HINT_API_KEY ")
    assert "CANARY" not in ended.err
    with pytest.raises(ConfigError) as caught:
        ApiKey(key, source="the test")
    # Messages only: the source line that a traceback quotes is this file's.
    assert "CANARY" not in "".join(traceback.format_exception_only(caught.value))


@pytest.mark.parametrize(
    "program",
    [
        'print("CANARY CANARY")',
        'import sys; print("CANARY"); sys.exit(1)',
        'import sys; sys.stdout.buffer.write(b"CANARY\\xff")',
        'print("CANARY"); print("CANARY")',
    ],
)
def test_not_in_the_error_about_a_command_that_gives_no_key(program: str, home: Path, hintctl: Any) -> None:
    _profile(home, _command(program.replace("CANARY", "\\x43ANARY")))
    ended = hintctl("get", "patient", "emr-1")
    assert (ended.code, ended.out) == (2, "")
    assert "CANARY" not in ended.err


@pytest.mark.parametrize(
    "config",
    [
        f'api_key = "{CANARY}',
        f"api_key = {CANARY}",
        f'{CANARY} = "api_key"',
        f'api_key = "{CANARY}"\napi_key = "{CANARY}"',
        f'api_key = ["{CANARY}"]',
        f'api_key = "{CANARY}\x01"',
        f'api_key = "{CANARY}\\q"',
    ],
)
def test_not_in_the_error_about_a_config_file_that_is_wrong(config: str, home: Path, hintctl: Any) -> None:
    _profile(home, config)
    ended = hintctl("get", "patient", "emr-1")
    assert (ended.code, ended.out) == (2, "")
    assert CANARY not in ended.err


@pytest.mark.parametrize("given", ["--endpoint", "HINT_API_URL"])
@pytest.mark.parametrize("source", ["file", "command", "keyring"])
def test_not_to_another_host_than_that_of_its_profile(
    source: str, given: str, home: Path, hintctl: Any, os_keyring: FakeKeyring, tmp_path: Path
) -> None:
    sent: list[str] = []

    def hear(_target: str, headers: Mapping[str, str]) -> bytes:
        sent.append(headers["authorization"])
        return b'{"id": "pra-1", "name": "Elm"}'

    ran = tmp_path / "ran"
    os_keyring.entries = {"hintctl/default-1": CANARY}
    key = {
        "file": f'api_key = "{CANARY}"',
        "command": _command(f'open("{ran.as_posix()}", "w"); print("{CANARY}")'),
        "keyring": 'keyring_entry = "default-1"',
    }
    with answering(hear) as own, answering(hear) as other:
        _profile(home, key[source], own)
        options, environment = (("--endpoint", other), {}) if given == "--endpoint" else ((), {given: other})
        for command in (("get", "patient", "emr-1"), ("auth", "status"), ("export", "patient")):
            ended = hintctl(*command, *options, **environment)
            assert (ended.code, ended.out) == (2, "")
            assert f"the key of profile default is for {own}, not for {other}, which {given} names." in ended.err
        assert sent == []
        assert not ran.exists()
        assert hintctl("auth", "status", "--endpoint", f"{own}/api").code == 0
        assert sent == [f"Bearer {CANARY}"]
        assert hintctl("auth", "status", *options, **environment, HINT_API_KEY="for-other").code == 0
        assert sent[1:] == ["Bearer for-other"]


@pytest.mark.parametrize(
    "endpoint",
    [
        CANARY,
        *(f"https://{CANARY}@api.hint.com", f"https://api.hint.com?key={CANARY}", f"https://api.hint.com:{CANARY}"),
        *(f"https://api.hint.com/sbx-{CANARY}", f"https://api.hint.com/{CANARY}/..", f"http://api.hint.com/{CANARY}"),
    ],
)
def test_not_where_it_was_put_into_the_address_by_mistake(endpoint: str, hintctl: Any) -> None:
    ended = hintctl("get", "patient", "emr-1", HINT_API_URL=endpoint, HINT_API_KEY="https://api.hint.com")
    assert ended.code == 2
    assert CANARY not in ended.err


@pytest.mark.parametrize("command", ["get", "link", "unlink", "bulk-link", "auth login", "auth status"])
def test_no_command_takes_one_as_an_argument(command: str, hintctl: Any) -> None:
    help_text = hintctl(*command.split(), "--help").out
    assert "--endpoint" in help_text
    assert not re.search("--[a-z-]*(key|token|secret)", help_text)
    assert "no such option: --api-key" in hintctl(*command.split(), "--api-key", CANARY).err
