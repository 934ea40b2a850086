"""How runs are shown."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hintctl.linking.outcome import Outcome
from hintctl.linking.run_facts import RunFacts
from hintctl.linking.runs import RunState, RunSummary
from hintctl.output.runs import run_document, show_run, show_runs

FACTS = RunFacts(
    file="links.csv",
    source="/data/links.csv",
    endpoint="https://api.hint.com/api/provider",
    environment="LIVE",
    profile="clinic",
    practice="pra-1",
)
RUN = RunSummary(
    path=Path("20261122-151137-517b.db"),
    began=datetime(2026, 11, 22, 15, 11, 37, tzinfo=UTC),
    state=RunState.INTERRUPTED,
    facts=FACTS,
    counts=dict.fromkeys(Outcome, 0) | {Outcome.LINKED: 1_200, Outcome.PENDING: 3},
)
DAMAGED = RunSummary(
    path=Path("20261121-000000-0000.db"),
    began=datetime(2026, 11, 21, tzinfo=UTC),
    state=RunState.DAMAGED,
    facts=None,
    counts=dict.fromkeys(Outcome, 0),
)
HERE = f"{RUN.began.astimezone():%Y-%m-%d %H:%M}"  # a list shows the time of its reader's clock


def test_a_list_in_a_pipe_is_a_line_a_run_with_tabs_between_its_cells(capsys: pytest.CaptureFixture[str]) -> None:
    show_runs([RUN, DAMAGED])
    out, err = capsys.readouterr()
    assert err == ""
    assert [line.split("\t") for line in out.splitlines()] == [
        [
            "20261122-151137-517b",
            HERE,
            "interrupted",
            "LIVE api.hint.com",
            "clinic",
            "links.csv",
            "1,200 linked, 3 pending",
        ],
        ["20261121-000000-0000", f"{DAMAGED.began.astimezone():%Y-%m-%d %H:%M}", "damaged", "", "", "", ""],
    ]


def test_a_file_name_can_not_break_the_list_nor_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    show_runs([replace(RUN, facts=replace(FACTS, file="a\tb\n\x1b[31m[red].csv"))])
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    assert out.count("\t") == 6
    assert r"a\tb\n\x1b[31m[red].csv" in out


def test_a_list_on_a_terminal_cuts_nothing_however_narrow_it_is(terminal: Callable[..., str]) -> None:
    code = """
    from datetime import UTC, datetime
    from pathlib import Path
    from hintctl.linking.outcome import Outcome
    from hintctl.linking.run_facts import RunFacts
    from hintctl.linking.runs import RunState, RunSummary
    from hintctl.output.runs import show_runs
    path, counts = Path("20261122-151137-517b.db"), dict.fromkeys(Outcome, 1)
    facts = RunFacts(file="[red]x.csv", endpoint="https://api.hint.com/api", environment="LIVE", profile="clinic")
    began = datetime(2026, 11, 22, 15, 11, 37, tzinfo=UTC)
    show_runs([RunSummary(path=path, began=began, state=RunState.INTERRUPTED, facts=facts, counts=counts)])
    """
    lines = re.sub(r"\x1b\[[0-9;]*m", "", terminal(code, columns=40)).splitlines()
    assert max(len(line) for line in lines) <= 40
    assert all(line.startswith("    ") for line in lines[2:])
    text = " ".join(line.strip() for line in lines)
    assert text.startswith(
        f"20261122-151137-517b  {HERE} interrupted [red]x.csv (LIVE api.hint.com, profile clinic) 1 link"
    )
    assert "1 linked, 1 already linked, " in text
    assert text.endswith(" 1 pending")


def test_an_undo_is_listed_as_one(capsys: pytest.CaptureFixture[str]) -> None:
    show_runs([replace(RUN, facts=replace(FACTS, undoes="20261120-000000-0000"))])
    assert "\tundo of 20261120-000000-0000 (links.csv)\t" in capsys.readouterr().out


def test_one_run_is_shown_in_lines_with_how_to_go_on(capsys: pytest.CaptureFixture[str]) -> None:
    show_run(RUN)
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        "run: 20261122-151137-517b",
        f"began: {HERE}",
        "state: interrupted",
        "host: LIVE api.hint.com",
        "profile: clinic",
        "file: links.csv",
        "rows: 1,200 linked, 3 pending",
        "practice: pra-1",
    ]
    assert err == "3 rows pending. Go on with: hintctl runs resume 20261122-151137-517b\n"


@pytest.mark.parametrize("state", [s for s in RunState if s not in (RunState.INTERRUPTED, RunState.FINISHED)])
def test_a_run_in_another_state_can_not_go_on(capsys: pytest.CaptureFixture[str], state: RunState) -> None:
    show_run(replace(RUN, state=state))
    assert capsys.readouterr().err == ""


def test_a_finished_run_can_go_on_with_what_failed(capsys: pytest.CaptureFixture[str]) -> None:
    finished = replace(RUN, state=RunState.FINISHED, counts={**RUN.counts, Outcome.PENDING: 0})
    show_run(finished)
    assert capsys.readouterr().err == ""
    facts = replace(FACTS, connection="--profile clinic")
    show_run(replace(finished, facts=facts, counts={**finished.counts, Outcome.FAILED: 1}))
    assert capsys.readouterr().err == f"1 row failed. Go on with: hintctl runs resume {RUN.run_id} --profile clinic\n"


def test_a_run_as_json_has_everything_and_null_where_there_is_nothing() -> None:
    document = json.loads(json.dumps(run_document(RUN)))
    assert document == {
        "run": "20261122-151137-517b",
        "state": "interrupted",
        "began": "2026-11-22T15:11:37+00:00",
        "file": "links.csv",
        "environment": "LIVE",
        "endpoint": "https://api.hint.com/api/provider",
        "practice": "pra-1",
        "profile": "clinic",
        "undoes": None,
        "rows": 1_203,
        **{outcome.value: 0 for outcome in Outcome},
        "linked": 1_200,
        "pending": 3,
    }
    assert list(run_document(DAMAGED)) == list(document)
    assert run_document(DAMAGED)["file"] is None
    assert run_document(replace(RUN, state=RunState.UNDER_WAY))["state"] == "under_way"
    assert run_document(replace(RUN, facts=replace(FACTS, profile="", practice="")))["practice"] is None
