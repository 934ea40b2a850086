"""What every test stands on: a home of its own, the command line in this process, the emulator over real HTTP."""

import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import pytest
from hypothesis import settings

from hintctl.main import main
from tests.fake_keyring import FakeKeyring
from tests.promises import figures
from tests.running import Ended, Hintctl, Serve, Start

pytest_plugins = ["tests.promises.table"]

# The same cases every time, so that a change is judged by itself. HYPOTHESIS_PROFILE=random looks for new ones.
# No deadline: a busy machine would fail a case that is merely slow. A test that fixes its number calls tests.examples.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("random", derandomize=False, deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))

LINKS = Path(__file__).parent / "data" / "links.csv"


@pytest.fixture(autouse=True)
def _figures(record_property: Callable[[str, object], None]) -> Iterator[None]:
    figures.take()
    yield
    for what, number in figures.take().items():
        record_property(what, number)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home for hintctl that is empty, and an environment without any of its settings."""
    for name in [*os.environ]:
        if name.startswith(("HINT", "_HINTCTL")) or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    for name in ("GITHUB_ACTIONS", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "home"
    monkeypatch.setenv("HINTCTL_HOME", str(folder))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")  # not the keyring of who runs this
    return folder


@pytest.fixture
def os_keyring() -> Iterator[FakeKeyring]:
    """A keyring in the place of the system's."""
    before, fake = keyring.get_keyring(), FakeKeyring()
    keyring.set_keyring(fake)
    yield fake
    keyring.set_keyring(before)


@pytest.fixture
def links() -> Path:
    """The README's file of links: 23 rows of all three resources, each a record of the emulator's base data."""
    return LINKS


@pytest.fixture
def hintctl(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Hintctl:
    """Runs one command line in this process, through the error mapping, and returns how it ended."""

    def run(*arguments: str | Path, stdin: bytes = b"", **environment: str) -> Ended:
        capfd.readouterr()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
            for name, value in environment.items():
                patch.setenv(name, value)
            code = main([str(argument) for argument in arguments])
        captured = capfd.readouterr()
        return Ended(code=code, out=captured.out, err=captured.err)

    return run


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Starts `emulator serve` as a process of its own, with the options given, and returns its URL."""
    servers: list[subprocess.Popen[str]] = []

    def start(*options: str) -> str:
        command = [sys.executable, "-m", "hintctl", "emulator", "serve", "--port", "0"]
        database = tmp_path / f"served-{len(servers)}.db"
        server = subprocess.Popen(
            [*command, "--db", str(database), *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        servers.append(server)
        assert server.stdout
        line = server.stdout.readline()
        assert line.startswith("listening on http://127.0.0.1:"), server.communicate()
        return line.removeprefix("listening on ").strip()

    yield start
    for server in servers:
        server.terminate()
        server.communicate(timeout=10)


@pytest.fixture
def live(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> str:
    """A served emulator that the environment is configured for, as partner A. Its URL."""
    url = serve()
    monkeypatch.setenv("HINT_API_URL", url)
    monkeypatch.setenv("HINT_API_KEY", "emu-partner-a")
    return url


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts hintctl as a process of its own; ends it with the test, however that ends."""
    started: list[subprocess.Popen[str]] = []

    def run(*arguments: str | Path) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "hintctl", *(str(argument) for argument in arguments)]
        started.append(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True))
        return started[-1]

    yield run
    for process in started:
        process.kill()
        process.communicate()
