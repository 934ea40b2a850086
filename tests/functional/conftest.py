"""Plain HTTP to a served emulator, as a program other than hintctl would send it; and a run that stopped half-way."""

import json
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hintctl.linking.journal import Journal
from tests.functional.relay import Outage, changing
from tests.running import Hintctl

Call = Callable[..., Any]


@pytest.fixture
def call() -> Call:
    """Sends one request as a partner and returns the JSON of the answer."""

    def send(url: str, method: str = "GET", fields: dict[str, Any] | None = None, key: str = "emu-partner-a") -> Any:
        body = None if fields is None else json.dumps(fields).encode()
        request = urllib.request.Request(url, body, {"Authorization": f"Bearer {key}"}, method=method)
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.loads(answer.read() or b"null")

    return send


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Three patients to link, and one that Hint does not know."""
    file = tmp_path / "links.csv"
    rows = ["pat-n32hjf4mmu1s,emr-1", "pat-Kx7Qm2ZpT4Lr,emr-2", "pat-b8VnE3yHs6Wd,emr-3", "pat-000000000000,emr-4"]
    file.write_text("\n".join(["hint_id,your_id", *rows, ""]))
    return file


@pytest.fixture
def stopped(live: str, file: Path, hintctl: Hintctl, home: Path) -> Path:
    """The journal of a run at `live` whose key was refused after its first write."""
    with changing(live, refuse=Outage(401, after=1)) as url:
        assert hintctl("bulk-link", file, "--yes", "--concurrency", "1", HINT_API_URL=url).code == 3
    (journal,) = (home / "state" / "runs").glob("*.db")
    move(journal, live)
    return journal


def move(journal: Path, url: str) -> None:
    """Makes a journal that of a run at another address of the same emulator."""
    with Journal.open(journal) as opened:
        opened.note(endpoint=url)
