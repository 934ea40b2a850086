"""A run that ends at any request, in any way, is resumed and undone as if nothing had happened."""

import tempfile
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hintctl.linking import journal as journals
from hintctl.linking.journal import Journal
from tests.examples import examples
from tests.promises.figures import count
from tests.unit.linking.practice import KNOWN, TEMPLATE, Practice, Process, Trouble, new_run, new_undo

Begin = Callable[[], AbstractContextManager[Journal]]
TROUBLES = st.lists(
    st.builds(
        Trouble,
        kind=st.sampled_from(["die", "fail", "refuse", "stop"]),
        method=st.sampled_from(["PATCH", "PATCH", "GET"]),
        at=st.integers(0, 9),
        applied=st.booleans(),
    ),
    min_size=1,
    max_size=3,
)


@dataclass(frozen=True, kw_only=True)
class Case:
    """What the records hold (by their place in KNOWN), which of them are in the file, and how the run is made.

    `late`: each row waited for a minute, and is looked at again before its write.
    No row wants an ID that another row gives up: whether it then gets it depends on when it is asked about.
    """

    before: Sequence[str | None]
    web_links: Sequence[str | None]
    in_file: Sequence[bool]
    taken: Sequence[int]
    replace: bool
    template: str
    concurrency: int
    attempts: int
    claimed_at_once: int
    late: bool

    @property
    def rows(self) -> list[tuple[str, str]]:
        rows = [(hint_id, f"own-{number}") for number, hint_id in enumerate(KNOWN) if self.in_file[number]]
        return [*rows, ("pat-000000000000", "own-x")]

    def practice(self) -> Practice:
        links = {}
        for number, hint_id in enumerate(KNOWN):
            if self.in_file[number] and self.before[number]:
                links[hint_id] = f"{self.before[number]}-{number}"
        for number, wanted in enumerate(self.taken):  # by records that are not in the file
            if not self.in_file[number] and f"own-{wanted}" not in links.values():
                links[KNOWN[number]] = f"own-{wanted}"
        return Practice(links, {hint_id: old for hint_id, old in zip(KNOWN, self.web_links, strict=True) if old})

    def begin(self, folder: Path) -> AbstractContextManager[Journal]:
        return new_run(folder, self.rows, replace=self.replace, web_link=self.template)


def each(values: st.SearchStrategy[object]) -> st.SearchStrategy[list[object]]:
    return st.lists(values, min_size=len(KNOWN), max_size=len(KNOWN))


CASES = st.builds(
    Case,
    before=each(st.sampled_from([None, "old", "own"])),
    web_links=st.lists(st.sampled_from([None, "https://old.example"]), min_size=7, max_size=7).map(
        lambda some: [*some, None, None]  # invoices have none
    ),
    in_file=each(st.sampled_from([True, True, False])),
    taken=each(st.integers(0, len(KNOWN) - 1)),
    replace=st.booleans(),
    template=st.sampled_from(["", TEMPLATE]),
    concurrency=st.sampled_from([1, 3]),
    attempts=st.sampled_from([1, 2]),
    claimed_at_once=st.sampled_from([1, 3, 100]),
    late=st.booleans(),
)


ALL = Case(
    before=[None, "old", "own"] * 3,
    web_links=["https://old.example", None] * 3 + [None] * 3,
    in_file=[True] * 9,
    taken=[0] * 9,
    replace=True,
    template=TEMPLATE,
    concurrency=1,
    attempts=1,
    claimed_at_once=3,
    late=True,
)


def carry_out(
    begin: Begin, case: Case, practice: Practice, troubles: Sequence[Trouble | None]
) -> tuple[Path | None, list[object]]:
    """Begins a run, and goes on with it after each trouble; its journal, and what a report says of each row.

    Without a journal nothing was written. The last run of a process with no trouble is the end of it.
    """
    run: Path | None = None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(journals, "_CLAIMED_AT_ONCE", case.claimed_at_once)
        for trouble in troubles:
            process = Process(practice, trouble=trouble, concurrency=case.concurrency, attempts=case.attempts)
            process.late = case.late
            run = process.carry_out(Journal.open(run) if run else begin(), reopen=run is not None)
    if run is None:
        return None, []
    with Journal.inspect(run) as journal:
        journal.check()
        return run, [
            (row.line, row.hint_id, row.integration_record_id, row.outcome, row.previous, row.detail)
            for row in journal.entries()
        ]


@examples(30)
@example(case=ALL, troubles=[Trouble(kind="fail", method="PATCH", at=1, applied=True)])
@example(case=ALL, troubles=[Trouble(kind="die", method="PATCH", at=1, applied=True)])
@example(case=ALL, troubles=[Trouble(kind="refuse", method="PATCH", at=1, applied=True)])
@example(case=replace(ALL, late=False), troubles=[Trouble(kind="refuse", method="PATCH", at=1, applied=True)])
@given(case=CASES, troubles=TROUBLES)
def test_a_run_with_trouble_at_any_request_ends_as_an_undisturbed_one(case: Case, troubles: list[Trouble]) -> None:
    """
    Mutation: hintctl/linking/journal.py: `SET sent = 1 WHERE` -> `SET sent = 0 WHERE`
    Mutation: hintctl/linking/plan.py: `applied = row.sent and` -> `applied = False and`
    Mutation: hintctl/linking/apply.py: `self._in_doubt.add(entry.number)` -> `pass`
    Mutation: hintctl/linking/apply.py: `(entry, error, sent=True)` -> `(entry, error, sent=False)`
    """
    with tempfile.TemporaryDirectory() as folder:
        begin = partial(case.begin, Path(folder))
        with closing(case.practice()) as practice:
            _, expected = carry_out(begin, case, practice, [None])
            held = practice.held()
        with closing(case.practice()) as practice:
            _, found = carry_out(begin, case, practice, [*troubles, None])
            assert found == expected
            assert practice.held() == held
    count("runs that met trouble")


@examples(30)
@given(case=CASES, troubles=TROUBLES, finished=st.booleans(), troubles_of_undo=TROUBLES)
def test_the_undo_of_such_a_run_puts_back_what_was_there_and_its_own_undo_what_the_run_wrote(
    case: Case, troubles: list[Trouble], finished: bool, troubles_of_undo: list[Trouble]
) -> None:
    """
    Mutation: hintctl/linking/journal_schema.py: `WHERE planned IS NOT NULL AND sent` -> `WHERE outcome = 'linked'`
    Mutation: hintctl/linking/plan.py: `previous=held.current if decision.outcome in WRITTEN` -> `previous=None if True`
    """
    with tempfile.TemporaryDirectory() as folder, closing(case.practice()) as practice:
        before = practice.held()
        begin = partial(case.begin, Path(folder))
        run, _ = carry_out(begin, case, practice, [*troubles, None] if finished else troubles)
        after = practice.held()
        if run is None:
            assert after == before
            return
        undo, _ = carry_out(partial(new_undo, run), case, practice, [*troubles_of_undo, None])
        assert practice.held() == before
        assert undo
        carry_out(partial(new_undo, undo), case, practice, [None])
        assert practice.held() == after
    count("undone runs that met trouble, and their undos")
