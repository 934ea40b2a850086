"""No request follows a redirect; no key reaches a second host."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from hintctl.api.retry import RetryPolicy
from tests.fake_keyring import FakeKeyring
from tests.promises.every_command import ASKING, EVERY
from tests.promises.figures import count
from tests.promises.key_sources import key_command, write_profile
from tests.running import Hintctl, answering

KEY = "CANARY-KEY"
STATUSES = pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
Answer = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def _server(answer: Answer) -> Iterator[tuple[str, list[str]]]:
    """A server that answers every request likewise; its URL, and what it heard: each request with its headers."""
    heard: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def handle_one_request(self) -> None:
            self.raw_requestline = self.rfile.readline(65537)
            if not self.raw_requestline or not self.parse_request():
                self.close_connection = True
                return
            heard.append(f"{self.requestline}\n{self.headers}")
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            answer(self)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name is the base class's
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", heard
        finally:
            server.shutdown()
            thread.join()


def _record(handler: BaseHTTPRequestHandler) -> None:
    body = b'{"id": "pat-n32hjf4mmu1s", "integration_record_id": "emr-1"}'
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def _redirect(status: int, location: str, *, write_only: bool = False) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        if write_only and handler.command == "GET":
            handler.path = ""
            missing = "emr-1" in handler.requestline
            body = b'{"status": 404}' if missing else b'{"id": "pat-n32hjf4mmu1s", "integration_record_id": null}'
            handler.send_response(404 if missing else 200)
        else:
            body = b""
            handler.send_response(status)
            handler.send_header("Location", location)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


@STATUSES
@pytest.mark.parametrize("path", ["", "/api/provider/patients/pat-n32hjf4mmu1s"])
def test_a_command_that_is_redirected_ends_there(
    status: int, path: str, hintctl: Hintctl, home: Path, monkeypatch: pytest.MonkeyPatch, links: Path
) -> None:
    """
    Mutation: hintctl/api/connection.py: `follow_redirects=False` -> `follow_redirects=True`
    Mutation: hintctl/api/answers.py: `case status if 300 <= status < 400:` -> `case status if 300 <= status < 301:`
    """
    monkeypatch.chdir(home.parent)
    Path("links.csv").write_bytes(links.read_bytes())
    with _server(_record) as (second, second_heard), _server(_redirect(status, second + path)) as (first, first_heard):
        for command in ASKING:
            first_heard.clear()
            login = command == "auth login"
            ended = hintctl(
                *(*command.split(), *EVERY[command]),
                stdin=KEY.encode(),
                HINT_API_URL=first,
                HINT_API_KEY="" if login else KEY,
            )
            assert ended.code == 6, (command, ended.err)
            assert f"redirect ({status}), which hintctl does not follow" in ended.err
            assert KEY in first_heard[0]
            assert len(first_heard) == 1 or command in ("bulk-link", "verify", "export"), "these ask for several things"
            assert second_heard == []
            count("redirects not followed", len(first_heard))
    assert KEY not in "".join(each.read_text() for each in home.rglob("config.toml"))


@STATUSES
def test_a_write_that_is_redirected_ends_there_and_is_not_called_done(
    status: int, hintctl: Hintctl, tmp_path: Path
) -> None:
    """
    Mutation: hintctl/api/connection.py: `follow_redirects=False` -> `follow_redirects=method == "PATCH"`
    Mutation: hintctl/api/connection.py: `follow_redirects=False` -> `follow_redirects=True`
    """
    links = tmp_path / "links.csv"
    links.write_text("hint_id,your_id\npat-n32hjf4mmu1s,emr-1\n")
    with (
        _server(_record) as (second, second_heard),
        _server(_redirect(status, second, write_only=True)) as (first, first_heard),
    ):
        for command in (
            ("link", "patient", "pat-n32hjf4mmu1s", "emr-1", "--json"),
            ("bulk-link", links, "--yes", "--json"),
            ("runs", "resume", "last", "--json"),
        ):
            first_heard.clear()
            ended = hintctl(*command, HINT_API_URL=first, HINT_API_KEY=KEY)
            assert ended.code != 0
            assert '"linked": 1' not in ended.out
            assert "redirect" in ended.err + hintctl("runs", "show", "last").out
            assert sum(request.startswith("PATCH ") for request in first_heard) == 1
            assert second_heard == []
            count("redirects not followed")


@pytest.mark.parametrize(
    "location", ["/api/provider/patients/other", "//evil.invalid", "https://evil.invalid", "", "\\"]
)
def test_a_redirect_to_anywhere_is_not_followed(location: str, hintctl: Hintctl) -> None:
    """
    Mutation: hintctl/api/connection.py: `follow_redirects=False` -> `follow_redirects=True`
    """
    with _server(_redirect(302, location)) as (url, heard):
        ended = hintctl("get", "patient", "emr-1", HINT_API_URL=url, HINT_API_KEY=KEY)
    assert (ended.code, len(heard)) == (6, 1)
    assert "redirect (302)" in ended.err
    count("redirects not followed")


@pytest.mark.parametrize("variable", ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY"])
def test_a_proxy_of_the_environment_is_given_no_key(
    variable: str, hintctl: Hintctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Mutation: hintctl/api/connection.py: `trust_env=not self._endpoint.loopback` -> `trust_env=True`
    """
    once = RetryPolicy(attempts=1, base=0, longest=0, longest_retry_after=0)
    monkeypatch.setattr("hintctl.api.retry.INTERACTIVE", once)
    with _server(_record) as (own, _), _server(_redirect(502, "")) as (proxy, heard):
        ended = hintctl("get", "patient", "emr-1", **{"HINT_API_URL": own, "HINT_API_KEY": KEY, variable: proxy})
        assert (ended.code, heard) == (0, []), "what is for this machine goes past it"
        ended = hintctl("get", "patient", "emr-1", HINT_API_KEY=KEY, HTTPS_PROXY=proxy)
    assert ended.code == 6
    (request,) = heard
    assert request.startswith("CONNECT api.hint.com:443 "), "what is for Hint goes through it unread"
    assert KEY not in request


@pytest.mark.parametrize("given", ["--endpoint", "HINT_API_URL"])
@pytest.mark.parametrize("source", ["file", "command", "keyring"])
def test_the_key_of_a_profile_goes_to_no_other_host_than_its_own(
    source: str,
    given: str,
    home: Path,
    hintctl: Hintctl,
    os_keyring: FakeKeyring,
    links: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """
    Mutation: hintctl/config/settings.py: `if own == given:` -> `if own:`
    """
    sent: list[str] = []

    def hear(_target: str, headers: Mapping[str, str]) -> bytes:
        sent.append(headers["authorization"])
        return b'{"id": "pra-1", "name": "Elm"}'

    ran = home.parent / "ran"
    monkeypatch.chdir(home.parent)
    Path("links.csv").write_bytes(links.read_bytes())
    os_keyring.entries = {"hintctl/default-1": KEY}
    key = {
        "file": f'api_key = "{KEY}"',
        "command": key_command(f'open("{ran.as_posix()}", "w"); print("{KEY}")'),
        "keyring": 'keyring_entry = "default-1"',
    }
    with answering(hear) as own, answering(hear) as other:
        write_profile(home, key[source], own)
        options, environment = (("--endpoint", other), {}) if given == "--endpoint" else ((), {given: other})
        for command in ASKING:
            if command == "auth login":  # which asks for another key, and does not use this one
                continue
            ended = hintctl(*command.split(), *EVERY[command], *options, **environment)
            assert (ended.code, ended.out) == (2, "")
            assert f"the key of profile default is for {own}, not for {other}, which {given} names." in ended.err
            count("keys kept from another host")
        assert sent == []
        assert not ran.exists()
        assert hintctl("auth", "status", "--endpoint", f"{own}/api").code == 0
        assert sent == [f"Bearer {KEY}"]
        assert hintctl("auth", "status", *options, **environment, HINT_API_KEY="for-other").code == 0
        assert sent[1:] == ["Bearer for-other"]
