"""Rows beside what Hint holds: which status, in which order, for how many requests."""

import asyncio
import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from hintctl.api.client import HintClient
from hintctl.api.in_process import Handler
from hintctl.emulator.store import Store
from hintctl.errors import UnavailableError
from hintctl.linking.csv_rows import Row
from hintctl.linking.journal import Journal
from hintctl.linking.verify import Status, ask_hint, compare, write_report

Client = Callable[..., HintClient]
Patients = Callable[[int], list[str]]
Call = Callable[..., Any]

ADA, DARIO, GRETA, ARCHIVED = "pat-n32hjf4mmu1s", "pat-R5tGj9CkF1Xa", "pat-m9TfK1xRg5Qp", "pat-g5NqU1rTm7Lc"
NOBODY, ALDER = "pat-000000000000", "pct-7ysh0vjy4EDQ"


def fill(journal: Journal, links: Mapping[str, str], *, invalid: str | None = None) -> None:
    rows = [
        Row(line=line, hint_id=hint_id, integration_record_id=own, problem=None)
        for line, (hint_id, own) in enumerate(links.items(), 2)
    ]
    if invalid:
        rows.append(Row(line=99, hint_id=invalid, integration_record_id=None, problem="your ID is empty"))
    journal.add_rows(rows)


def statuses(hint: HintClient, journal: Journal, *, extra: bool = False) -> list[tuple[str, Status, str | None]]:
    asyncio.run(ask_hint(hint, journal, extra=extra, concurrency=8, on_request=lambda: None))
    return [(each.hint_id, each.status, each.current) for each in compare(journal, extra=extra)]


def test_each_row_has_the_status_that_hints_link_gives_it(client: Client, journal: Journal) -> None:
    fill(journal, {NOBODY: "a", GRETA: "emr-10477", ADA: "b", DARIO: "other", ARCHIVED: "c", ALDER: "d"})
    assert statuses(client(), journal) == [
        (NOBODY, Status.NOT_FOUND, None),
        (GRETA, Status.IN_SYNC, "emr-10477"),
        (ADA, Status.NOT_LINKED, None),
        (DARIO, Status.DIFFERENT, "emr-10311"),
        (ARCHIVED, Status.NOT_LINKED, None),
        (ALDER, Status.NOT_LINKED, None),
    ]


def test_an_id_that_differs_by_case_alone_differs(client: Client, journal: Journal) -> None:
    fill(journal, {DARIO: "EMR-10311"})
    assert statuses(client(), journal) == [(DARIO, Status.DIFFERENT, "emr-10311")]


def test_nobody_asks_who_else_has_an_id_and_nothing_is_written(
    client: Client, journal: Journal, asked: list[str]
) -> None:
    fill(journal, {ADA: "a"})
    statuses(client(), journal)
    assert asked == [f"GET patients/{ADA}"]


def test_extras_are_the_links_of_the_resources_in_the_file_whose_record_no_row_names(
    client: Client, journal: Journal, call: Call
) -> None:
    call("PATCH", f"patients/{ARCHIVED}", {"integration_record_id": "c"})
    call("PATCH", f"practitioners/{ALDER}", {"integration_record_id": "d"})
    fill(journal, {ADA: "a"}, invalid=GRETA)
    assert statuses(client(), journal, extra=True) == [
        (ADA, Status.NOT_LINKED, None),
        (DARIO, Status.EXTRA, "emr-10311"),
        (ARCHIVED, Status.EXTRA, "c"),
    ]


def test_extras_of_many_patients_cost_a_listing(
    client: Client, journal: Journal, patients: Patients, asked: list[str], store: Store
) -> None:
    made = patients(2500)
    fill(journal, dict.fromkeys(made, "") | {hint_id: f"own-{hint_id}" for hint_id in made})
    found = statuses(client(), journal, extra=True)
    assert [hint_id for hint_id, *_ in found] == [*made, DARIO, GRETA]
    assert len(asked) <= 26 + 1 + 1  # the active ones at 99 a page, the archived ones, the look-up's probe


def test_a_row_that_was_refused_is_not_known_and_the_others_are(
    client: Client, emulate: Callable[..., Handler], journal: Journal
) -> None:
    handle = emulate()

    def fail(
        method: str, target: str, headers: Mapping[str, str], body: bytes
    ) -> tuple[int, Sequence[tuple[str, str]], bytes]:
        if target.endswith(ARCHIVED):
            return 503, [], b'{"status": 503, "message": "no"}'
        if "filter=archived" in target:
            return 200, [("X-Total-Count", "0")], b"[]"
        return handle(method, target, headers, body)

    fill(journal, {ADA: "a", ARCHIVED: "c", NOBODY: "d"})
    assert statuses(client(fail), journal) == [
        (ADA, Status.NOT_LINKED, None),
        (ARCHIVED, Status.UNKNOWN, None),
        (NOBODY, Status.NOT_FOUND, None),
    ]


@pytest.mark.parametrize("extra", [False, True])
def test_a_listing_that_fails_ends_it(client: Client, journal: Journal, extra: bool) -> None:
    fill(journal, {ADA: "a", DARIO: "b"})
    with pytest.raises(UnavailableError):
        statuses(client(lambda *_: (503, [], b'{"status": 503}')), journal, extra=extra)


def test_the_report_holds_every_comparison_that_passes(client: Client, journal: Journal) -> None:
    fill(journal, {DARIO: "=1+1", ADA: "a"})
    statuses(client(), journal, extra=True)
    file = io.StringIO()
    passed = list(write_report(compare(journal, extra=True), file))
    assert len(passed) == 3
    assert file.getvalue() == (
        "line,resource,hint_id,integration_record_id,status,current\n"
        f"2,patient,{DARIO},'=1+1,different,emr-10311\n"
        f"3,patient,{ADA},a,not_linked,\n"
        f",patient,{GRETA},,extra,emr-10477\n"
    )
