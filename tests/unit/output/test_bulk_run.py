"""What a bulk run shows: its plan, its problems, its end."""

import re
from collections.abc import Iterator

import pytest

from hintctl.api.resources import Resource
from hintctl.api.retry import RetryCost
from hintctl.linking.entry import Entry
from hintctl.linking.outcome import WRITTEN, Outcome, count_not_in_place
from hintctl.output.bulk_run import (
    PlanSummary,
    question,
    result_document,
    show_entries,
    show_plan,
    show_result,
    show_retries,
)

NONE = dict.fromkeys(Outcome, 0)


def plan(
    counts: dict[Outcome, int], planned: dict[Outcome, int], *, identical: int = 0, rate: float = 20
) -> PlanSummary:
    return PlanSummary(
        title="links.csv",
        undo=False,
        where="LIVE api.hint.com",
        identical=identical,
        counts=NONE | counts,
        planned=dict.fromkeys(WRITTEN, 0) | planned,
        looks=0,
        rate=rate,
    )


def test_a_plan_says_where_what_and_how_long(capsys: pytest.CaptureFixture[str]) -> None:
    counts = {Outcome.PENDING: 12_000, Outcome.UNCHANGED: 3, Outcome.CONFLICT: 1, Outcome.INVALID: 2}
    show_plan(plan(counts, {Outcome.LINKED: 11_000, Outcome.REPLACED: 1_000}, identical=1))
    out, err = capsys.readouterr()
    assert out == ""
    assert re.sub(r"done \w{3} \d\d:\d\d", "done THEN", err).splitlines() == [
        "LIVE api.hint.com: links.csv, 12,006 rows, 1 identical row left out",
        "  11,000 to link",
        "   1,000 to replace",
        "       3 already linked",
        "       1 in conflict",
        "       2 invalid",
        "  12,000 requests, 2.40% of the daily 500,000",
        "  about 10 min 0 s at 20/s, done THEN",
    ]


def test_a_plan_without_writes_says_nothing_of_time(capsys: pytest.CaptureFixture[str]) -> None:
    show_plan(plan({Outcome.UNCHANGED: 1}, {}, identical=2))
    assert capsys.readouterr().err.splitlines() == [
        "LIVE api.hint.com: links.csv, 1 row, 2 identical rows left out",
        "  1 already linked",
    ]


def entry(line: int, outcome: Outcome, hint_id: str | None = "pat-n32hjf4mmu1s", detail: str = "") -> Entry:
    return Entry(
        number=line,
        line=line,
        resource=Resource.PATIENT if hint_id else None,
        hint_id=hint_id,
        integration_record_id=None,
        web_link=None,
        planned=None,
        previous=None,
        previous_web_link=None,
        sent=False,
        outcome=outcome,
        detail=detail,
    )


@pytest.mark.parametrize(
    ("count", "listed", "last"),
    [
        (0, 0, None),
        (1, 1, None),
        (10, 10, None),
        (11, 10, "... and 1 more row; --report FILE lists them all"),
        (5_000, 10, "... and 4,990 more rows; --report FILE lists them all"),
    ],
)
def test_the_first_few_rows_are_listed_and_the_rest_counted(
    capsys: pytest.CaptureFixture[str], count: int, listed: int, last: str | None
) -> None:
    read = []

    def entries() -> Iterator[Entry]:
        for line in range(2, count + 2):
            read.append(line)
            yield entry(line, Outcome.CONFLICT, detail="no")

    show_entries("links.csv", entries(), count)
    lines = capsys.readouterr().err.splitlines()
    assert lines[:listed] == [f"links.csv:{line}: pat-n32hjf4mmu1s: no" for line in range(2, listed + 2)]
    assert lines[listed:] == ([last] if last else [])
    assert len(read) == listed  # a million more cost nothing


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        (entry(3, Outcome.INVALID, hint_id=None, detail="your ID is empty"), "links.csv:3: your ID is empty"),
        (entry(4, Outcome.NOT_FOUND, detail="not found in Hint"), "links.csv:4: pat-n32hjf4mmu1s: not found in Hint"),
        (entry(5, Outcome.FAILED, detail="\x1b[31mred"), "links.csv:5: pat-n32hjf4mmu1s: \\x1b[31mred"),
    ],
)
def test_a_row_is_listed_with_its_line_and_the_reason(
    capsys: pytest.CaptureFixture[str], shown: Entry, text: str
) -> None:
    show_entries("links.csv", [shown], 1)
    assert capsys.readouterr().err == f"{text}\n"


@pytest.mark.parametrize(
    ("counts", "run", "text"),
    [
        ({}, None, "no rows (0 rows, 1 request, 0.5 s, nothing written)"),
        (
            {Outcome.LINKED: 1_200, Outcome.NOT_FOUND: 1, Outcome.PENDING: 2},
            "20240506-1",
            "1,200 linked, 1 not found in Hint, 2 pending (1,203 rows, 1 request, 0.5 s, run 20240506-1)",
        ),
    ],
)
def test_a_result_is_one_line(
    capsys: pytest.CaptureFixture[str], counts: dict[Outcome, int], run: str | None, text: str
) -> None:
    show_result(NONE | counts, run=run, undoes="", requests=1, seconds=0.5)
    assert capsys.readouterr() == (f"{text}\n", "")


def test_the_result_of_an_undo_counts_what_was_back_already(capsys: pytest.CaptureFixture[str]) -> None:
    counts = NONE | {Outcome.UNLINKED: 2, Outcome.UNCHANGED: 1}
    show_result(counts, run="r", undoes="before", requests=1, seconds=0.5)
    assert capsys.readouterr().out == "1 already back, 2 unlinked (3 rows, 1 request, 0.5 s, run r)\n"


def test_a_result_as_json_has_the_keys_of_the_contract() -> None:
    counts = {outcome: number for number, outcome in enumerate(Outcome)}
    document = result_document(counts, run="r", undoes="", requests=9, seconds=1.23456)
    assert list(document) == [
        *("run", "rows", "linked", "unchanged", "replaced", "conflict", "not_found", "failed", "invalid", "pending"),
        *("requests", "seconds"),
    ]
    assert document["rows"] == sum(range(len(Outcome)))
    assert (document["run"], document["requests"], document["seconds"]) == ("r", 9, 1.235)


def test_the_result_of_an_undo_as_json_names_the_run_and_counts_what_was_unlinked() -> None:
    counts = NONE | {Outcome.UNLINKED: 3, Outcome.REPLACED: 2}
    document = result_document(counts, run="r", undoes="before", requests=9, seconds=1)
    assert list(document) == [
        *("run", "undoes", "rows", "linked", "unchanged", "replaced", "unlinked", "conflict", "not_found", "failed"),
        *("pending", "requests", "seconds"),
    ]
    assert (document["undoes"], document["rows"], document["unlinked"]) == ("before", 5, 3)


@pytest.mark.parametrize(
    ("planned", "asked"),
    [
        ({Outcome.LINKED: 1}, "Write to LIVE api.hint.com (1 to link)?"),
        (
            {Outcome.LINKED: 1_200, Outcome.REPLACED: 3, Outcome.UNLINKED: 2},
            "Write to LIVE api.hint.com (1,200 to link, 3 to replace, 2 to unlink)?",
        ),
    ],
)
def test_the_question_says_what_is_written_and_where(planned: dict[Outcome, int], asked: str) -> None:
    assert question(NONE | planned, "LIVE api.hint.com") == asked


def test_a_link_that_is_cleared_is_planned_as_two_requests() -> None:
    assert plan({}, {Outcome.UNLINKED: 3, Outcome.LINKED: 1}).requests == 7


def test_what_each_kind_of_retry_cost_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    show_retries({"429": RetryCost(requests=1, seconds=2), "503": RetryCost(requests=1_200, seconds=61)})
    assert capsys.readouterr() == (
        "",
        "1 request repeated after 429: 2.0 s lost\n1,200 requests repeated after 503: 1 min 1 s lost\n",
    )


def test_only_rows_whose_link_is_in_place_are_good() -> None:
    assert count_not_in_place(dict.fromkeys(Outcome, 1)) == 5
    assert count_not_in_place(NONE | dict.fromkeys((*WRITTEN, Outcome.UNCHANGED), 2)) == 0


def test_a_failure_without_a_status_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    show_retries({"connection": RetryCost(requests=2, seconds=3)})
    assert capsys.readouterr().err == "2 requests repeated after a broken connection: 3.0 s lost\n"
