"""https only, except on loopback: refused before a socket opens."""

import socket
from pathlib import Path
from typing import Any, NoReturn

import pytest

from hintctl.api.retry import RetryPolicy

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
def test_an_address_that_could_lead_elsewhere_is_refused_before_a_socket_opens(endpoint: str, hintctl: Any) -> None:
    ended = hintctl("get", "patient", "emr-1", "--endpoint", endpoint, "--verbose")
    assert (ended.code, ended.out) == (2, ""), ended.err
    assert ended.err.startswith("hintctl: the endpoint ")
    assert ended.err.count("\n") == 1


@pytest.mark.usefixtures("_no_sockets")
@pytest.mark.parametrize("source", ["option", "environment", "profile"])
def test_it_does_not_matter_where_the_address_comes_from(
    source: str, hintctl: Any, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = "http://api.hint.com"
    if source == "environment":
        monkeypatch.setenv("HINT_API_URL", plain)
    if source == "profile":
        home.mkdir()
        (home / "config.toml").write_text(f'[profiles.default]\nendpoint = "{plain}"\n')
    ended = hintctl("get", "patient", "emr-1", *(("--endpoint", plain) if source == "option" else ()))
    assert ended.code == 2
    assert "is not https: the key and health records would travel in the clear" in ended.err


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_http_on_loopback_is_let_through(host: str, live: str, hintctl: Any) -> None:
    ended = hintctl("get", "patient", "pat-n32hjf4mmu1s", "--endpoint", live.replace("127.0.0.1", host))
    assert ended.code == 0, ended.err


def test_http_on_the_loopback_of_ipv6_is_let_through(hintctl: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    once = RetryPolicy(attempts=1, base=0, longest=0, longest_retry_after=0)
    monkeypatch.setattr("hintctl.api.retry.INTERACTIVE", once)
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    ended = hintctl("get", "patient", "emr-1", "--endpoint", f"http://[::1]:{port}", HINT_API_KEY="the-key")
    assert ended.code == 6
    assert f"hintctl: [::1]:{port} can't be reached (" in ended.err
