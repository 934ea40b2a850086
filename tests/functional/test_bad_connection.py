"""Keys, addresses and settings that do not work: one line that says what to do, the right exit code, no traceback."""

import socket
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from hintctl.api.retry import RetryPolicy
from tests.functional.relay import changing
from tests.running import Hintctl

GET = ("get", "patient", "pat-n32hjf4mmu1s")


@pytest.mark.parametrize(("key", "said"), [("wrong", "401"), ("emu-partner-wide", "(428)")])
def test_a_refused_key(key: str, said: str, live: str, hintctl: Hintctl) -> None:
    ended = hintctl(*GET, HINT_API_KEY=key)
    assert (ended.code, ended.out) == (3, "")
    assert said in ended.err
    assert ended.err.count("\n") == 1
    assert key not in ended.err


def test_a_host_that_does_not_answer(hintctl: Hintctl) -> None:
    with socket.socket() as taken:  # bound but not listening: nobody else can take the port, and nobody answers
        taken.bind(("127.0.0.1", 0))
        ended = hintctl(*GET, HINT_API_URL=f"http://127.0.0.1:{taken.getsockname()[1]}", HINT_API_KEY="k")
    assert (ended.code, ended.out) == (6, "")
    assert ended.err.startswith("hintctl: 127.0.0.1:")
    assert "can't be reached (" in ended.err
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize(("answers", "attempts"), [(False, 2), (True, 5)])
def test_a_run_tries_a_mistyped_address_less_often_than_an_api_that_has_trouble(
    live: str, links: Path, hintctl: Hintctl, monkeypatch: pytest.MonkeyPatch, answers: bool, attempts: int
) -> None:
    for name, most in (("INTERACTIVE", 2), ("BULK", 5)):
        policy = RetryPolicy(attempts=most, base=0, longest=0, longest_retry_after=0)
        monkeypatch.setattr(f"hintctl.api.retry.{name}", policy)
    with socket.socket() as taken, changing(live, refuse=lambda *_: 503) as troubled:
        taken.bind(("127.0.0.1", 0))
        url = troubled if answers else f"http://127.0.0.1:{taken.getsockname()[1]}"
        ended = hintctl("bulk-link", links, "--yes", "--verbose", HINT_API_URL=url)
    assert (ended.code, ended.out) == (6, "")
    assert ended.err.count("GET /practice ") == attempts
    assert ended.err.endswith("Nothing was written.\n")


class Website(BaseHTTPRequestHandler):
    """Has a page in HTML for everything, and for most of it the one that says 404."""

    def do_GET(self) -> None:
        page = b"<html><body>Not here</body></html>"
        self.send_response(404)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *arguments: object) -> None:
        pass


def test_an_address_that_is_not_the_api(hintctl: Hintctl) -> None:
    with HTTPServer(("127.0.0.1", 0), Website) as website:
        Thread(target=website.serve_forever, daemon=True).start()
        ended = hintctl(*GET, HINT_API_URL=f"http://127.0.0.1:{website.server_port}", HINT_API_KEY="k")
        website.shutdown()
    assert (ended.code, ended.out) == (6, "")
    assert "not as the Hint API does" in ended.err


@pytest.mark.parametrize("resource", ["pateint", "", "patient/../x", "x" * 5000])
def test_an_unknown_resource(resource: str, hintctl: Hintctl) -> None:
    ended = hintctl("get", resource, "pat-n32hjf4mmu1s", "--emulator")
    assert (ended.code, ended.out) == (2, "")
    assert "not a resource" in ended.err
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize("record_id", ["", ".", "..", "x" * 1000, "\udcff"])
@pytest.mark.parametrize("command", ["get", "unlink"])
def test_an_id_that_can_not_be_one(command: str, record_id: str, hintctl: Hintctl) -> None:
    ended = hintctl(command, "patient", record_id, "--emulator", "--verbose")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.count("\n") == 1, "one line, and no request"


def test_profiles_and_precedence(live: str, home: Path, hintctl: Hintctl, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HINT_API_URL")
    monkeypatch.delenv("HINT_API_KEY")
    home.mkdir()
    config = home / "config.toml"
    config.write_text(
        f'profile = "a"\n[profiles.a]\nendpoint = "{live}"\napi_key = "emu-partner-a"\n'
        f'[profiles.b]\nendpoint = "{live}"\napi_key_command = "echo emu-partner-b"\n'
        '[profiles.wrong]\nendpoint = "https://127.0.0.1:1"\napi_key = "x"\n'
    )
    config.chmod(0o600)
    assert hintctl("link", "patient", GET[2], "a-1").code == 0
    assert hintctl("get", "patient", "a-1").code == 0
    assert hintctl("get", "patient", "a-1", "--profile", "b").code == 4
    assert hintctl("get", "patient", "a-1", HINTCTL_PROFILE="b").code == 4
    assert hintctl("get", "patient", "a-1", "--profile", "a", HINTCTL_PROFILE="b").code == 0
    assert (
        hintctl("get", "patient", "a-1", "--profile", "wrong", HINT_API_URL=live, HINT_API_KEY="emu-partner-a").code
        == 0
    )
    ended = hintctl("get", "patient", "a-1", "--profile", "c")
    assert ended.code == 2
    assert "no profile 'c'" in ended.err
    config.chmod(0o644)
    ended = hintctl("get", "patient", "a-1")
    assert ended.code == 2
    assert "chmod 600" in ended.err
