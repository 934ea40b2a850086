"""Undo puts back exactly what was there, and only where the value is still the run's own."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import strategies as st

from tests.emulator_clients import Client
from tests.examples import examples
from tests.fault_proxy import Exchange, FaultProxy, relay
from tests.promises.figures import count
from tests.running import Hintctl, Serve, links_held, set_link

WEB_LINK = "integration_web_link"
TEMPLATE = "https://emr.example/chart/{integration_record_id}"
FAST = ("--yes", "--rate", "10000")
PATHS = ["patients"] * 4 + ["customer_invoices"] * 2 + ["practitioners"] * 2


@dataclass(frozen=True, kw_only=True)
class Case:
    """Eight records by their number: their IDs before the run, those of the file, and those that somebody sets after.

    No ID is on two records of one kind. Web links are patients' alone.
    """

    before: Mapping[int, str]
    file: Mapping[int, str]
    meanwhile: Mapping[int, str | None]
    replace: bool
    web_link: bool
    old_web_links: bool


NUMBERS = st.integers(0, len(PATHS) - 1)


def different(ids: Mapping[int, str]) -> bool:
    return len({(PATHS[number], own) for number, own in ids.items()}) == len(ids)


def some(ids: st.SearchStrategy[str]) -> st.SearchStrategy[dict[int, str]]:
    return st.dictionaries(NUMBERS, ids).filter(different)


IDS = st.sampled_from(["a", "b", "c", "d", "e", "f", "g"])
CASES = st.builds(
    Case,
    before=some(IDS),
    file=some(IDS).filter(bool),
    meanwhile=st.dictionaries(NUMBERS, st.none() | st.sampled_from(["x-1", "x-2", "x-3", "a", "b"])),
    replace=st.booleans(),
    web_link=st.booleans(),
    old_web_links=st.booleans(),
)


@pytest.fixture
def practice(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> tuple[str, list[str]]:
    """The URL of a practice, and the Hint IDs of its records in the order of PATHS."""
    url = serve("--patients", "8")
    monkeypatch.setenv("HINT_API_URL", url)
    monkeypatch.setenv("HINT_API_KEY", "emu-partner-a")
    free = [hint_id for hint_id, own in links_held(url).items() if own is None]
    chosen = [
        hint_id
        for prefix, number in (("pat-", 4), ("inv-", 2), ("pct-", 2))
        for hint_id in [hint_id for hint_id in free if hint_id.startswith(prefix)][-number:]
    ]
    assert len(chosen) == len(PATHS)
    return url, chosen


def state(url: str, hint_ids: list[str]) -> dict[int, tuple[str | None, str | None]]:
    """ID and web link of each record."""
    links, web_links = links_held(url), links_held(url, field=WEB_LINK)
    return {number: (links[hint_id], web_links[hint_id]) for number, hint_id in enumerate(hint_ids)}


def prepare(url: str, hint_ids: list[str], case: Case) -> None:
    with Client(url) as client:
        for path, hint_id in zip(PATHS, hint_ids, strict=True):
            write(client, f"{path}/{hint_id}", None, {WEB_LINK: None} if path == "patients" else {})
        for number, own in case.before.items():
            old = (
                {WEB_LINK: f"https://old.example/{number}"}
                if case.old_web_links and PATHS[number] == "patients"
                else {}
            )
            write(client, f"{PATHS[number]}/{hint_ids[number]}", own, old)


def change(url: str, hint_ids: list[str], case: Case) -> int:
    """Somebody else changes some records, as far as the API lets them; returns how many."""
    with Client(url) as client:
        return sum(
            client.ask("PATCH", f"{PATHS[number]}/{hint_ids[number]}", {"integration_record_id": own}).status == 200
            for number, own in case.meanwhile.items()
        )


def write(client: Client, record: str, own: str | None, others: Mapping[str, str | None]) -> None:
    assert client.ask("PATCH", record, {"integration_record_id": own, **others}).status == 200


@examples(40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(
    Case(before={0: "a"}, file={0: "b", 1: "c"}, meanwhile={1: None}, replace=True, web_link=True, old_web_links=True)
)
@example(Case(before={0: "a"}, file={0: "b"}, meanwhile={2: "a"}, replace=True, web_link=False, old_web_links=False))
@example(
    Case(before={0: "c"}, file={0: "a", 1: "b"}, meanwhile={0: "a"}, replace=False, web_link=False, old_web_links=False)
)
@example(
    Case(
        before={4: "a", 6: "a"},
        file={4: "b", 5: "c", 6: "b"},
        meanwhile={6: "x-1"},
        replace=True,
        web_link=False,
        old_web_links=False,
    )
)
@given(CASES)
def test_undo_of_a_random_run_with_changes_by_others_in_between(
    practice: tuple[str, list[str]], hintctl: Hintctl, tmp_path: Path, case: Case
) -> None:
    """
    Mutation: hintctl/linking/plan.py: `elif held.current not in (restored, row.previous):` -> `elif False:`
    Mutation: hintctl/linking/plan.py: `web_link=row.web_link if web_link_is_ours or` -> `web_link=row.web_link if`
    Mutation: hintctl/linking/journal_schema.py: `hint_id, previous, integration` -> `hint_id, NULL, integration`
    Mutation: hintctl/linking/journal_schema.py: `ELSE coalesce(previous_web_link, '') END` -> `ELSE NULL END`
    Mutation: hintctl/linking/journal_schema.py: `WHERE planned IS NOT NULL AND sent` -> `WHERE outcome <> 'invalid'`
    """
    url, hint_ids = practice
    prepare(url, hint_ids, case)
    before = state(url, hint_ids)
    file = tmp_path / "links.csv"
    rows = [f"{hint_ids[number]},{own}" for number, own in case.file.items()]
    file.write_text("\n".join(["hint_id,your_id", *rows]))
    options = [*(["--replace"] if case.replace else []), *(["--web-link", TEMPLATE] if case.web_link else [])]
    ended = hintctl("bulk-link", file, *options, *FAST, "--json")
    assert ended.code in (0, 1)
    run, after = json.loads(ended.out)["run"], state(url, hint_ids)
    if run is None:  # there was nothing to write
        assert after == before
        return
    changes = change(url, hint_ids, case)
    changed = state(url, hint_ids)

    undo = hintctl("runs", "undo", run, *FAST)
    assert undo.code in (0, 1), undo.err
    undone = state(url, hint_ids)

    holders = {(PATHS[number], own): number for number, (own, _) in changed.items() if own}
    left_alone = False
    for number, path in enumerate(PATHS):
        (old, old_link), (new, new_link), (now, now_link) = before[number], after[number], changed[number]
        written = after[number] != before[number]
        may_go_back = now in (old, new) and holders.get((path, old or ""), number) == number
        if written and may_go_back:
            assert undone[number] == (old, old_link if now_link == new_link else now_link), number
        else:
            assert undone[number] == changed[number], number
            left_alone |= written
    assert undo.code == (1 if left_alone else 0)
    count("random runs undone")
    count("changes by others in between", changes)
    assert hintctl("runs", "undo", run, *FAST).code == undo.code
    assert state(url, hint_ids) == undone, "undone twice is undone once"


@pytest.mark.parametrize("old_plan", [True, False])
def test_what_others_write_during_a_run_is_neither_overwritten_nor_undone_once_the_plan_is_old(
    *, old_plan: bool, live: str, links: Path, hintctl: Hintctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Mutation: hintctl/linking/plan.py: `(row.planned, row.previous, row` -> `(row.planned, decision.previous, row`
    Mutation: hintctl/linking/seen.py: `self.at <= time.time() < self.until` -> `True`
    Mutation: hintctl/linking/apply.py: `Outcome.UNCHANGED, sent=sent)` -> `Outcome.LINKED)`
    """
    new, same, replaced = "pat-b8VnE3yHs6Wd", "pat-u2MwP7qBz8Nc", "pat-Z3aUc8WnH7By"
    set_link(live, replaced, "old")
    before = links_held(live)
    theirs = {new: "theirs-1", same: "emr-90218", replaced: "theirs-2"}

    def meddle(exchange: Exchange) -> None:
        for hint_id, own in theirs.items():
            set_link(live, hint_id, own)
        if old_plan:  # and a minute passes at once
            monkeypatch.setattr(time, "time", lambda: now() + 60)
        relay(exchange)

    now = time.time
    first_write = iter([meddle])
    with FaultProxy(live, lambda _, method, *__: next(first_write, None) if method == "PATCH" else None) as proxy:
        ended = hintctl("bulk-link", links, "--replace", "--concurrency", "1", *FAST, HINT_API_URL=proxy.url)
        assert ended.code == (1 if old_plan else 0), ended.err
        linked = links_held(live)
        assert hintctl("runs", "undo", "last", *FAST, HINT_API_URL=proxy.url).code == 0
    assert len(proxy.hit) == 1
    if old_plan:
        assert theirs.items() <= linked.items()
        assert "2 in conflict" in ended.out
        assert links_held(live) == before | theirs
        count("changes by others in between", len(theirs))
    else:  # within a minute of the plan: Hint can't be asked to write only if nothing changed
        assert linked[new] == "emr-90214"
        assert links_held(live) == before
