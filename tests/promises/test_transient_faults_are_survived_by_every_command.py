"""Transient faults are survived by every command: what reads reads the same, what takes back takes all back."""

import csv
import json
import time
from dataclasses import replace
from pathlib import Path

import pytest

from hintctl.api.retry import BULK
from tests.fault_proxy import FaultProxy
from tests.faults import error_page, failing, in_turn, not_json, reset_after, reset_before, too_many, truncated
from tests.promises.figures import count
from tests.running import Hintctl, Serve, links_held, set_link

BULK_LINK = ("bulk-link", "--yes", "--rate", "500")
WEB_LINK = "integration_web_link"
IN_TURN = [reset_before, reset_after, truncated, too_many(), failing(500), failing(503), error_page, not_json]


@pytest.fixture(autouse=True)
def _short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many attempts as ever, in a fraction of the time."""
    monkeypatch.setattr("hintctl.api.retry.BULK", replace(BULK, base=BULK.base / 20, longest=BULK.longest / 20))


@pytest.mark.parametrize(
    "command",
    [("export", "patient"), ("export", "patient", "--legacy", "--json"), ("verify", "--extra", "--json")],
    ids=" ".join,
)
def test_what_only_reads_reads_the_same_through_faults(
    command: tuple[str, ...], serve: Serve, links: Path, hintctl: Hintctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Mutation: hintctl/api/client.py: `except UnreadableAnswer as broken` -> `except KeyError as broken`
    Mutation: hintctl/api/retry.py: `frozenset({429, 500, ` -> `frozenset({429, `
    """
    url = serve("--patients", "1500")
    monkeypatch.setenv("HINT_API_KEY", "emu-partner-a")
    arguments = [*command, *([links] if command[0] == "verify" else []), "--rate", "500"]
    with FaultProxy(url, lambda *_: None) as proxy:
        undisturbed = hintctl(*arguments, HINT_API_URL=proxy.url)
    needed = len(proxy.arrivals)
    with FaultProxy(url, in_turn(IN_TURN)) as proxy:
        ended = hintctl(*arguments, HINT_API_URL=proxy.url)
    assert (ended.code, ended.out) == (undisturbed.code, undisturbed.out)
    assert len(proxy.hit) >= len(IN_TURN)
    assert len(proxy.arrivals) == needed + len(proxy.hit)
    count("faults injected", len(proxy.hit))


def test_an_undo_puts_everything_back_through_faults(live: str, links: Path, hintctl: Hintctl) -> None:
    """
    Mutation: hintctl/linking/journal_schema.py: `ELSE coalesce(previous_web_link, '') END` -> `ELSE NULL END`
    Mutation: hintctl/api/client.py: `except UnreadableAnswer as broken` -> `except KeyError as broken`
    """
    set_link(live, "pat-n32hjf4mmu1s", "old", integration_web_link="https://emr.example/old")
    before = links_held(live), links_held(live, field=WEB_LINK)
    template = "https://emr.example/{integration_record_id}"
    with FaultProxy(live, in_turn(IN_TURN)) as proxy:
        linked = hintctl(*BULK_LINK, links, "--replace", "--web-link", template, HINT_API_URL=proxy.url)
        assert linked.code == 0, linked.err
        assert (links_held(live), links_held(live, field=WEB_LINK)) != before
        undone = hintctl("runs", "undo", "last", "--yes", "--rate", "500", HINT_API_URL=proxy.url)
    assert undone.code == 0, undone.err
    assert (links_held(live), links_held(live, field=WEB_LINK)) == before
    assert len(proxy.hit) > 40, "nearly every request"
    count("faults injected", len(proxy.hit))


def test_max_duration_is_kept_while_the_api_asks_everybody_to_wait(live: str, links: Path, hintctl: Hintctl) -> None:
    """
    Mutation: hintctl/cli/bulk_run.py: `call_later(max(0.0, seconds), ` -> `call_later(99.0, `
    """
    before, began = links_held(live), time.monotonic()
    wait = too_many(lambda: "45")
    with FaultProxy(live, lambda _number, method, _target: wait if method == "PATCH" else None) as proxy:
        ended = hintctl(*BULK_LINK, links, "--max-duration", "2s", "--json", HINT_API_URL=proxy.url)
        assert ended.code == 1
        assert "--max-duration is over." in ended.err
        assert time.monotonic() - began < 40
    assert json.loads(ended.out)["pending"] == 21
    assert hintctl(*BULK_LINK, links).code == 0
    with links.open(newline="") as file:
        assert links_held(live) == before | {row["Hint ID"]: row["EMR ID"] for row in csv.DictReader(file)}
    count("faults injected", len(proxy.hit))
