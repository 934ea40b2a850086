"""https only, except loopback: refused before a socket opens."""

import socket
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from hintctl.api.retry import RetryPolicy
from tests.promises.every_command import ASKING, EVERY
from tests.promises.figures import count
from tests.promises.system_calls import trace
from tests.running import Hintctl

REFUSED = [
    *("http://api.hint.com", "http://api.hint.com:443", "HTTP://API.HINT.COM", "http://10.0.0.1", "http://0.0.0.0"),
    *("http://127.0.0.1.evil.example", "http://localhost.evil.example", "http://evil.example/127.0.0.1"),
    *("http://127.0.0.1@evil.example", "http://localhost:80@evil.example", "https://user:pass@api.hint.com"),
    *("http://127.0.0.1.", "http://localhost.", "https://api.hint.com.", "http://[::1].evil.example"),
    *(
        "http://127.0.0.1\\@evil.example",
        "http://127.0.0.1\\.evil.example",
        "http:\\\\127.0.0.1",
        "http://evil.example\\",
    ),
    *("http://127.0.0.1#@evil.example", "http://127.0.0.1?@evil.example", "http://evil.example#@127.0.0.1"),
    *("http://127.0.0.1%2eevil.example", "http://127.0.0.1\t.evil.example", "http://127.0.0.1\n.evil.example"),
    *("http://127.1", "http://2130706433", "http://0x7f.0.0.1", "http://0177.0.0.1", "http://127.0.0.1.1"),
    *("http://[::2]", "http://[fe80::1]", "http://[::ffff:8.8.8.8]", "http://[::1", "http://::1", "http://[::1]x"),
    *("http://\uff11\uff12\uff17.0.0.1", "http://127\u30020.0.1", "http://l\u043ecalhost", "http://localhost\u200b"),
    *("ftp://127.0.0.1", "ws://127.0.0.1", "file:///etc/passwd", "127.0.0.1", "//127.0.0.1", "http:/127.0.0.1"),
    *("http://", "http:///", "http://:8017", "http://127.0.0.1:x", "http://127.0.0.1:99999", "https://1.2.3.999"),
    *("javascript:alert(1)", "unix:///run/x.sock", "http+unix://x", " "),
]


@pytest.fixture
def _no_sockets(monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(*_: object, **__: object) -> NoReturn:
        raise AssertionError("a name was looked up or a connection opened")

    monkeypatch.setattr(socket.socket, "connect", opened)
    monkeypatch.setattr(socket.socket, "connect_ex", opened)
    monkeypatch.setattr(socket, "getaddrinfo", opened)
    monkeypatch.setattr(socket, "gethostbyname", opened)
    monkeypatch.setenv("HINT_API_KEY", "CANARY")


@pytest.mark.usefixtures("_no_sockets")
@pytest.mark.parametrize("endpoint", REFUSED)
def test_an_address_that_could_lead_elsewhere_is_refused_before_a_socket_opens(endpoint: str, hintctl: Hintctl) -> None:
    """
    Mutation: hintctl/api/endpoint.py: `if parts.scheme == "http" and not loopback:` -> `if False:`
    Mutation: hintctl/api/endpoint.py: `if host == "localhost":` -> `if host.startswith(("localhost", "127.0.0.1")):`
    Mutation: hintctl/api/endpoint.py: `if "@" in text:` -> `if False:`
    Mutation: hintctl/api/endpoint.py: `"[" in parts.netloc and not` -> `False and not`
    """
    ended = hintctl("get", "patient", "emr-1", "--endpoint", endpoint, "--verbose")
    assert (ended.code, ended.out) == (2, ""), ended.err
    assert ended.err.startswith("hintctl: the endpoint ")
    assert ended.err.count("\n") == 1
    count("addresses refused")


def test_the_process_opens_no_socket_for_any_of_them(live: str, tmp_path: Path) -> None:
    """
    Mutation: hintctl/cli/session.py: `address = Endpoint` -> `import socket; socket.socket(); address = Endpoint`
    """
    ask = "main(['get', 'patient', 'x', '--endpoint', each])"
    program = f"import sys; from hintctl.main import main\nfor each in sys.argv[1:]: {ask}"
    command = [sys.executable, "-c", program, *REFUSED, live]
    ended, calls = trace(command, "-e", "trace=network", into=tmp_path / "calls")
    refused = [line for line in ended.err.splitlines() if line.startswith("hintctl: the endpoint ")]
    assert len(refused) == len(REFUSED)
    count("addresses refused, as strace saw", len(refused))
    port = live.split(":")[2].partition("/")[0]
    to = [call for call in calls if call.startswith(("connect(", "sendto(", "bind("))]
    assert [call for call in to if "127.0.0.1" not in call] == []
    assert sum(call.startswith("socket(") for call in calls) == 1, calls
    assert any(f"sin_port=htons({port})" in call for call in to), "the last one, which is none of them"


@pytest.mark.usefixtures("_no_sockets")
@pytest.mark.parametrize("source", ["option", "environment", "profile"])
def test_it_does_not_matter_where_the_address_comes_from(
    source: str, hintctl: Hintctl, home: Path, monkeypatch: pytest.MonkeyPatch, links: Path
) -> None:
    """
    Mutation: hintctl/api/endpoint.py: `if parts.scheme == "http" and not loopback:` -> `if False:`
    """
    plain = "http://api.hint.com"
    monkeypatch.chdir(home.parent)
    Path("links.csv").write_bytes(links.read_bytes())
    if source == "environment":
        monkeypatch.setenv("HINT_API_URL", plain)
    if source == "profile":
        home.mkdir()
        (home / "config.toml").write_text(f'[profiles.default]\nendpoint = "{plain}"\n')
    for command in ASKING:
        words = (*command.split(), *EVERY[command], *(("--endpoint", plain) if source == "option" else ()))
        ended = hintctl(*words, stdin=b"CANARY")
        assert ended.code == 2, command
        assert "is not https: the key and health records would travel in the clear" in ended.err
        count("commands run")


@pytest.mark.usefixtures("_no_sockets")
@pytest.mark.parametrize("endpoint", ["http://api.hint.com", "http://127.0.0.1.evil.example"])
def test_no_such_address_gets_into_the_config_file(endpoint: str, hintctl: Hintctl, home: Path) -> None:
    """
    Mutation: hintctl/api/endpoint.py: `if parts.scheme == "http" and not loopback:` -> `if False:`
    """
    assert hintctl("config", "set", "endpoint", endpoint).code == 2
    assert hintctl("auth", "login", "--endpoint", endpoint, stdin=b"CANARY").code == 2
    assert not (home / "config.toml").exists()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_http_on_loopback_is_let_through(host: str, live: str, hintctl: Hintctl) -> None:
    """
    Mutation: hintctl/api/endpoint.py: `if host == "localhost":` -> `if False:`
    """
    ended = hintctl("get", "patient", "pat-n32hjf4mmu1s", "--endpoint", live.replace("127.0.0.1", host))
    assert ended.code == 0, ended.err


def test_http_on_the_loopback_of_ipv6_is_let_through(hintctl: Hintctl, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Mutation: hintctl/api/endpoint.py: `ipaddress.ip_address(host).is_loopback` -> `host == "127.0.0.1"`
    """
    once = RetryPolicy(attempts=1, base=0, longest=0, longest_retry_after=0)
    monkeypatch.setattr("hintctl.api.retry.INTERACTIVE", once)
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    ended = hintctl("get", "patient", "emr-1", "--endpoint", f"http://[::1]:{port}", HINT_API_KEY="the-key")
    assert ended.code == 6
    assert f"hintctl: [::1]:{port} can't be reached (" in ended.err
