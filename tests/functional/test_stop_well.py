"""Runs that end early: each leaves a journal, a summary and the command that goes on, which then works."""

import json
import shlex
from pathlib import Path

import pytest

from hintctl.api.retry import RetryPolicy
from tests.functional.relay import Outage, changing
from tests.running import Ended, Hintctl, Serve, links_held

ROWS = 60
FAST = ("--rate", "1000")


@pytest.fixture
def many(serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An emulator with many patients; `many.csv` is to link 60 of them. Its URL."""
    url = serve("--patients", str(ROWS))
    monkeypatch.setenv("HINT_API_URL", url)
    monkeypatch.setenv("HINT_API_KEY", "emu-partner-a")
    free = [hint_id for hint_id, own in sorted(links_held(url).items()) if own is None and hint_id.startswith("pat-")]
    rows = "".join(f"{hint_id},many-{hint_id}\n" for hint_id in free[:ROWS])
    (tmp_path / "many.csv").write_text(f"hint_id,your_id\n{rows}")
    return url


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "many.csv"


def linked(url: str) -> int:
    """How many of the file's links are there."""
    return sum((own or "").startswith("many-") for own in links_held(url).values())


def command_that_goes_on(ended: Ended) -> list[str]:
    """The arguments of the command that an ended run names."""
    assert ended.err.count("Go on with: hintctl ") == 1, ended.err
    return shlex.split(ended.err.splitlines()[-1].partition("Go on with: hintctl ")[2])


def state(hintctl: Hintctl) -> dict[str, object]:
    found: dict[str, object] = json.loads(hintctl("runs", "show", "last", "--json").out)
    return found


@pytest.mark.parametrize(
    ("status", "after", "options", "code", "said", "failed"),
    [
        # the last: how many rows fail, at least and at most; a request or more is in flight beside the last of them
        (422, 10, ("--max-failures", "0"), 1, "more rows failed than --max-failures allows", (1, 20)),
        (422, 10, ("--max-failures", "5"), 1, "more rows failed than --max-failures allows", (6, 25)),
        (422, 10, ("--max-failures", "10%"), 1, "more rows failed than --max-failures allows", (7, 26)),
        (401, 10, (), 3, "Hint refused the key", (0, 0)),
        (403, 0, (), 3, "Hint refused the key", (0, 0)),
        (503, 10, (), 6, "503", (5, 24)),
    ],
)
def test_a_run_that_goes_wrong_stops_and_is_finished_later(
    many: str,
    file: Path,
    hintctl: Hintctl,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    status: int,
    after: int,
    options: tuple[str, ...],
    code: int,
    said: str,
    failed: tuple[int, int],
) -> None:
    monkeypatch.setattr("hintctl.api.retry.BULK", RetryPolicy(attempts=2, base=0, longest=0, longest_retry_after=0))
    report = tmp_path / "a report.csv"
    # An API that is down answers nothing; one that refuses writes may still be read.
    outage = Outage(status, after=after, methods=("GET", "PATCH") if status == 503 else ("PATCH",))
    with changing(many, refuse=outage) as url:
        monkeypatch.setenv("HINT_API_URL", url)
        ended = hintctl("bulk-link", file, "--yes", "--concurrency", "4", "--report", report, *FAST, *options)
        assert ended.code == code, ended.err
        assert said in ended.err
        assert "Traceback" not in ended.err
        run = state(hintctl)
        assert run["state"] == "interrupted"
        assert run["linked"] == linked(many) == after
        assert failed[0] <= int(str(run["failed"])) <= failed[1]
        assert run["rows"] == ROWS
        assert ended.out.startswith(f"{after} linked, " if after else "")
        assert f"{run['pending']} pending" in ended.out
        assert ended.out.rstrip().endswith(f"run {run['run']})")
        assert report.read_text().count("\n") == ROWS + 1

        command = command_that_goes_on(ended)
        as_given = ["--rate", "1000", "--concurrency", "4", *options, "--report", str(report)]
        assert command == ["runs", "resume", run["run"], *as_given]
        outage.over = True
        resumed = hintctl(*command)
    assert resumed.code == 0, resumed.err
    assert resumed.out.startswith(f"{ROWS} linked ({ROWS} rows, ")
    assert linked(many) == ROWS
    assert report.read_text().count(",linked,") == ROWS
    assert state(hintctl)["state"] == "finished"


def test_the_time_that_a_run_may_take_ends_it(many: str, file: Path, hintctl: Hintctl) -> None:
    ended = hintctl("bulk-link", file, "--yes", "--rate", "10", "--max-duration", "1s")
    assert ended.code == 1, ended.err
    assert "--max-duration is over." in ended.err
    run = state(hintctl)
    assert run["state"] == "interrupted"
    assert run["linked"] == linked(many)
    assert 0 < linked(many) <= 30
    assert ended.out.startswith(f"{run['linked']} linked, {run['pending']} pending (60 rows, ")
    command = command_that_goes_on(ended)
    assert command == ["runs", "resume", run["run"], "--rate", "10"]
    command[-1] = "1000"
    assert hintctl(*command).code == 0
    assert linked(many) == ROWS


def test_a_run_that_stops_early_tells_its_result_as_json_too(
    many: str, file: Path, hintctl: Hintctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    with changing(many, refuse=Outage(401, after=10)) as url:
        ended = hintctl("bulk-link", file, "--yes", "--json", *FAST, HINT_API_URL=url)
    assert ended.code == 3
    document = json.loads(ended.out)
    assert (document["rows"], document["linked"], document["pending"]) == (ROWS, 10, 50)
    assert command_that_goes_on(ended) == ["runs", "resume", document["run"], *FAST, "--json"]


@pytest.mark.parametrize(("limit", "unknown"), [("0", 1), ("3", 4), ("5%", 4)])
def test_a_plan_in_which_too_many_rows_fail_is_not_begun(
    many: str, file: Path, hintctl: Hintctl, home: Path, tmp_path: Path, limit: str, unknown: int
) -> None:
    with file.open("a") as rows:
        rows.writelines(f"pat-{number:012},none-{number}\n" for number in range(unknown))
    report = tmp_path / "report.csv"
    ended = hintctl("bulk-link", file, "--yes", "--verbose", "--max-failures", limit, "--report", report, *FAST)
    assert ended.code == 1
    assert ended.out.startswith(f"{unknown} not found in Hint, {ROWS} to write ({ROWS + unknown} rows, ")
    assert ended.out.endswith("nothing written)\n")
    assert report.read_text().count(",not_found,") == unknown
    rows_failed = f"{unknown} row{'s' * (unknown > 1)} can't be linked"
    assert f"{rows_failed}, more than --max-failures allows. Nothing was written.\n" in ended.err
    assert ended.err.count(": not found in Hint") == unknown, "the rows are named"
    assert "PATCH" not in ended.err
    assert list((home / "state" / "runs").iterdir()) == []
    again = hintctl("bulk-link", file, "--yes", "--max-failures", str(unknown), *FAST)
    assert again.out.startswith(f"{ROWS} linked, {unknown} not found in Hint")


def test_rows_that_failed_before_do_not_count_again_when_a_run_goes_on(
    many: str, file: Path, hintctl: Hintctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    with file.open("a") as rows:
        rows.writelines(f"pat-{number:012},none-{number}\n" for number in range(3))
    outage = Outage(401, after=10)
    with changing(many, refuse=outage) as url:
        monkeypatch.setenv("HINT_API_URL", url)
        assert hintctl("bulk-link", file, "--yes", "--max-failures", "3", *FAST).code == 3
        outage.over = True
        ended = hintctl("runs", "resume", "last", "--max-failures", "0", *FAST)
    assert ended.code == 1
    assert ended.out.startswith(f"{ROWS} linked, 3 not found in Hint")


def test_no_time_at_all_writes_nothing(many: str, file: Path, hintctl: Hintctl, home: Path) -> None:
    ended = hintctl("bulk-link", file, "--yes", "--max-duration", "0s", *FAST)
    assert ended.code == 1
    assert ended.out.startswith(f"{ROWS} to write ({ROWS} rows, ")
    assert ended.err == "hintctl: --max-duration is over. Nothing was written.\n"
    assert list((home / "state" / "runs").iterdir()) == []
    assert linked(many) == 0


@pytest.mark.parametrize(
    "option",
    [("--max-failures", "many"), ("--max-failures", "-1"), ("--max-duration", "soon"), ("--max-duration", "0")],
)
def test_a_limit_that_is_none_is_wrong_usage(many: str, file: Path, hintctl: Hintctl, option: tuple[str, str]) -> None:
    ended = hintctl("bulk-link", file, "--yes", "--verbose", *option)
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
