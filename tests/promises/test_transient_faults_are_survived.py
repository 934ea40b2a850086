"""Transient faults are survived: every row is right at the end, and no request was sent that need not be."""

import csv
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from hintctl.api.connection import Connections
from hintctl.api.retry import BULK
from tests.fault_proxy import Fault, FaultProxy
from tests.faults import (
    date_in_a_moment,
    each_nth,
    error_page,
    failing,
    from_the,
    gzip_bomb,
    hang,
    not_json,
    refused,
    refused_for_good,
    reset_after,
    reset_before,
    slow_drip,
    slow_drip_of_headers,
    ten_gigabytes,
    too_many,
    truncated,
)
from tests.promises.figures import count
from tests.running import Hintctl, links_held

BULK_LINK = ("bulk-link", "--yes", "--verbose", "--rate", "500")
LINKED, UNCHANGED = 21, 2  # what becomes of the rows of links.csv in a fresh emulator
ATTEMPTS_WHEN_DOWN = 2
SHORT_DEADLINE = 3.0  # seconds: it holds for requests without a fault as well, which may take one on a busy machine
MIB = 1 << 20
# Runs hintctl, and prints the most memory that it had.
MEASURED = """
import sys
from pathlib import Path
from hintctl.main import main
code = main(sys.argv[1:])
print(int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]) * 1024)
sys.exit(code)
"""

FAULTS = [
    # what goes wrong, what --verbose says of it, with every so-manieth request, so many times
    pytest.param(refused, "can't be reached (", 9, 1, id="refused"),
    pytest.param(reset_before, "the connection broke", 3, 2, id="reset before the write was applied"),
    pytest.param(reset_after, "the connection broke", 3, 2, id="reset after the write was applied"),
    pytest.param(truncated, "the connection broke", 3, 2, id="truncated body"),
    pytest.param(slow_drip, "no complete answer within", 9, 1, id="slow drip"),
    pytest.param(slow_drip_of_headers, "no complete answer within", 9, 1, id="slow drip of headers"),
    pytest.param(hang, "no complete answer within", 9, 1, id="hang"),
    pytest.param(too_many(), " 429 ", 3, 2, id="429"),
    pytest.param(too_many(lambda: "1"), " 429 ", 9, 1, id="429 with Retry-After in seconds"),
    pytest.param(too_many(date_in_a_moment), " 429 ", 9, 1, id="429 with Retry-After as a date"),
    pytest.param(failing(500), " 500 ", 3, 2, id="500"),
    pytest.param(failing(502), " 502 ", 3, 2, id="502"),
    pytest.param(failing(503), " 503 ", 3, 2, id="503"),
    pytest.param(failing(504), " 504 ", 3, 2, id="504"),
    pytest.param(error_page, " 502 ", 3, 2, id="HTML error page"),
    pytest.param(not_json, " 200 ", 3, 2, id="not JSON"),
    pytest.param(gzip_bomb, "an answer of more than 16 MiB", 9, 1, id="gzip bomb"),
    pytest.param(ten_gigabytes, "an answer of more than 16 MiB", 9, 1, id="10 GB body"),
]


@pytest.fixture(autouse=True)
def _short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many attempts as ever, in a fraction of the time."""
    monkeypatch.setattr("hintctl.api.retry.BULK", replace(BULK, base=BULK.base / 20, longest=BULK.longest / 20))


@pytest.fixture
def down_for_good(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fewer attempts too, where all of them are in vain."""
    monkeypatch.setattr("hintctl.api.retry.BULK", replace(BULK, base=0.01, attempts=ATTEMPTS_WHEN_DOWN))


@pytest.fixture
def short_deadline(fault: Fault, monkeypatch: pytest.MonkeyPatch) -> None:
    """For faults that end with the deadline. The others must not be cut short by it when the machine is busy."""
    if fault in (slow_drip, slow_drip_of_headers, hang):
        # Where the default is bound: the constant itself is not looked at again.
        monkeypatch.setattr(Connections.__init__, "__kwdefaults__", {"handler": None, "deadline": SHORT_DEADLINE})


@pytest.fixture
def wanted(links: Path) -> dict[str, str]:
    """Your ID for each Hint ID of the file."""
    with links.open(newline="") as file:
        return {row["Hint ID"]: row["EMR ID"] for row in csv.DictReader(file)}


@pytest.fixture
def needed(links: Path, hintctl: Hintctl) -> int:
    """The requests that a run takes when nothing goes wrong."""
    requests: int = json.loads(hintctl(*BULK_LINK, links, "--json", "--emulator").out)["requests"]
    return requests


def outcomes(report: Path) -> dict[tuple[str, str], str]:
    with report.open(newline="") as file:
        return {(row["hint_id"], row["integration_record_id"]): row["outcome"] for row in csv.DictReader(file)}


@pytest.mark.usefixtures("short_deadline")
@pytest.mark.parametrize(("fault", "told", "every", "times"), FAULTS)
def test_a_run_ends_as_if_nothing_had_gone_wrong(
    fault: Fault,
    told: str,
    every: int,
    times: int,
    live: str,
    links: Path,
    wanted: dict[str, str],
    needed: int,
    hintctl: Hintctl,
    tmp_path: Path,
) -> None:
    """
    Mutation: hintctl/api/retry.py: `frozenset({429, 500, ` -> `frozenset({429, `
    Mutation: hintctl/api/retry.py: `503, 504})` -> `503})`
    Mutation: hintctl/api/client.py: `except UnreadableAnswer as broken` -> `except KeyError as broken`
    Mutation: hintctl/api/connection.py: `asyncio.timeout(self._deadline)` -> `asyncio.timeout(None)`
    Mutation: hintctl/api/connection.py: `LARGEST_ANSWER = 16 *` -> `LARGEST_ANSWER = 512 *`
    Mutation: hintctl/api/client.py: `self.requests += 1` -> `self.requests += body is None`
    """
    before, report = links_held(live), tmp_path / "report.csv"
    with FaultProxy(live, each_nth(every, fault, times=times)) as proxy:
        ended = hintctl(*BULK_LINK, links, "--json", "--report", report, HINT_API_URL=proxy.url)
    assert ended.code == 0, ended.err
    assert links_held(live) == before | wanted

    reported, summary = outcomes(report), json.loads(ended.out)
    assert set(reported) == set(wanted.items())
    assert Counter(reported.values()) == {"linked": LINKED, "unchanged": UNCHANGED}
    assert (summary["rows"], summary["linked"], summary["unchanged"]) == (LINKED + UNCHANGED, LINKED, UNCHANGED)

    # By chance, everybody may wait until the port is open again: then all there is to tell is what closed with it.
    assert told in ended.err or (fault is refused and "the connection broke" in ended.err)
    assert {arrival.method for arrival in proxy.hit} == {"GET", "PATCH"}
    assert len(proxy.hit) >= needed * times // every
    assert len(proxy.arrivals) == needed + len(proxy.hit), "each fault costs one request, and nothing else does"
    if fault is refused:  # the proxy can't count what never got in
        assert len(proxy.arrivals) <= summary["requests"] <= needed * BULK.attempts
    else:
        assert summary["requests"] == len(proxy.arrivals) <= 2 * needed
    count("faults injected", len(proxy.hit))
    count("rows right at the end", len(wanted))


def test_a_write_that_arrives_again_and_again_does_no_harm(
    live: str, links: Path, wanted: dict[str, str], needed: int, hintctl: Hintctl
) -> None:
    """
    Mutation: hintctl/api/client.py: `if attempt >= retry.attempts` -> `if body or attempt >= retry.attempts`
    Mutation: hintctl/api/client.py: `_wait(attempt, failure, end)` -> `_wait(attempt * 4, failure, end)`
    """
    before = links_held(live)
    hit = each_nth(1, reset_after, times=2)
    with FaultProxy(live, lambda number, *of: hit(number, *of) if of[0] == "PATCH" else None) as proxy:
        ended = hintctl(*BULK_LINK, links, HINT_API_URL=proxy.url)
    assert proxy.reached == needed + 2 * LINKED, "the emulator has seen each write three times"
    assert links_held(live) == before | wanted
    assert ended.out.startswith(f"{LINKED} linked, {UNCHANGED} already linked (23 rows, {proxy.reached} requests")
    assert ended.code == 0
    count("faults injected", len(proxy.hit))
    count("rows right at the end", len(wanted))


@pytest.mark.parametrize(
    ("retry_after", "seconds"),
    [pytest.param(lambda: "1", 1.0, id="seconds"), pytest.param(date_in_a_moment, 0.5, id="date")],
)
def test_a_429_holds_every_request_for_as_long_as_it_asks(
    retry_after: Callable[[], str], seconds: float, live: str, links: Path, hintctl: Hintctl
) -> None:
    """
    Mutation: hintctl/api/client.py: `self.limiter.pause(delay)` -> `await self.limiter.rest(delay)`
    Mutation: hintctl/api/retry.py: `return float(value)` -> `return None`
    Mutation: hintctl/api/retry.py: `(moment - now).total_seconds()` -> `0.0`
    """
    with FaultProxy(live, lambda number, *_: too_many(retry_after) if number == 9 else None) as proxy:
        ended = hintctl(*BULK_LINK, links, "--concurrency", "4", HINT_API_URL=proxy.url)
    (refusal,) = proxy.hit
    in_flight = [arrival for arrival in proxy.arrivals[10:] if arrival.at < refusal.at + seconds]
    assert len(in_flight) <= 3
    assert ended.code == 0
    count("faults injected")


@pytest.mark.usefixtures("down_for_good", "short_deadline")
@pytest.mark.parametrize("fault", [pytest.param(failing(503), id="503"), reset_after, refused_for_good, hang])
def test_an_api_that_goes_down_for_good_ends_the_run_which_can_be_finished_later(
    fault: Fault,
    live: str,
    links: Path,
    wanted: dict[str, str],
    needed: int,
    hintctl: Hintctl,
    home: Path,
    tmp_path: Path,
) -> None:
    """
    Mutation: hintctl/linking/row_failure.py: `self._streak >= _STREAK` -> `self._streak >= 99`
    Mutation: hintctl/linking/apply.py: `self._end(self._failures.fatal)` -> `pass`
    Mutation: hintctl/linking/journal_file.py: `kept = journal.kept` -> `kept = False`
    """
    before, report = links_held(live), tmp_path / "report.csv"
    with FaultProxy(live, from_the(needed - 16, fault)) as proxy:
        ended = hintctl(*BULK_LINK, links, "--concurrency", "8", "--json", "--report", report, HINT_API_URL=proxy.url)
    assert ended.code == 6, ended.err
    summary = json.loads(ended.out)
    assert (home / "state" / "runs" / f"{summary['run']}.db").exists()
    assert summary["linked"] == LINKED - 16
    # The fifth row in a row that fails ends the run; by then up to seven others are under way.
    assert 5 <= summary["failed"] <= 12
    assert summary["failed"] + summary["pending"] == 16
    assert f"{summary['pending']} rows pending" in ended.err
    assert summary["requests"] <= needed - 16 + 12 * ATTEMPTS_WHEN_DOWN

    reported = outcomes(report)
    assert Counter(reported.values()) == Counter({name: summary[name] for name in set(reported.values())})
    done = {hint_id: your_id for (hint_id, your_id), outcome in reported.items() if outcome in ("linked", "unchanged")}
    assert len(done) == LINKED - 16 + UNCHANGED
    assert done.items() <= links_held(live).items()

    again = hintctl(*BULK_LINK, links, "--json")
    assert again.code == 0
    assert links_held(live) == before | wanted
    assert json.loads(again.out)["unchanged"] >= len(done)
    count("faults injected", len(proxy.hit))
    count("rows right at the end", len(wanted))


@pytest.mark.usefixtures("down_for_good")
def test_an_api_that_is_down_from_the_start_is_told_after_a_few_attempts(
    live: str, links: Path, hintctl: Hintctl
) -> None:
    """
    Mutation: hintctl/api/client.py: `if attempt >= retry.attempts` -> `if attempt > retry.attempts`
    """
    before = links_held(live)
    with FaultProxy(live, lambda *_: failing(503)) as proxy:
        ended = hintctl(*BULK_LINK, links, HINT_API_URL=proxy.url)
    assert ended.code == 6
    assert "the API keeps failing (503)" in ended.err
    assert (len(proxy.arrivals), proxy.reached) == (ATTEMPTS_WHEN_DOWN, 0)
    assert links_held(live) == before
    count("faults injected", len(proxy.hit))


def peak_memory(links: Path, url: str) -> int:
    """The most bytes that a run over the file takes, at the API of this address."""
    command = [sys.executable, "-c", MEASURED, *BULK_LINK, str(links), "--dry-run"]
    environment = {**os.environ, "HINT_API_URL": url, "PYTHONPATH": str(Path(__file__).parents[2])}
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
    assert ended.returncode == 0, ended.stderr
    return int(ended.stdout.splitlines()[-1])


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says what a process itself had at most")
@pytest.mark.parametrize("endless", [gzip_bomb, ten_gigabytes])
def test_an_answer_of_10_gb_takes_little_memory(endless: Fault, live: str, links: Path) -> None:
    """
    Mutation: hintctl/api/connection.py: `LARGEST_ANSWER = 16 *` -> `LARGEST_ANSWER = 512 *`
    Mutation: hintctl/api/connection.py: `in response.aiter_bytes()` -> `in response.aiter_bytes(1 << 29)`
    """
    with FaultProxy(live, lambda number, *_: endless if number == 2 else None) as proxy:
        most = peak_memory(links, proxy.url)
    assert len(proxy.hit) == 1
    assert most - peak_memory(links, live) < 200 * MIB
    count("faults injected")
