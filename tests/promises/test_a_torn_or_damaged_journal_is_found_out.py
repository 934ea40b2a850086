"""A torn or damaged journal is found out, never believed: a clear error, exit code 2, nothing written."""

import random
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from hintctl.errors import DamagedJournalError
from hintctl.linking.entry import Entry
from hintctl.linking.journal import Journal
from hintctl.linking.outcome import Outcome
from tests.promises.conftest import Prepare
from tests.promises.figures import count
from tests.running import Hintctl, Start, links_held, read_until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")


@pytest.fixture
def killed(prepare: Prepare, start: Start, home: Path) -> tuple[str, Path]:
    """The address of a practice, and the journal of a run that was killed in its middle: with a write-ahead log."""
    url, file = prepare()
    run = start("bulk-link", file, "--yes", "--replace", "--rate", "500", "--verbose")
    read_until(run.stderr, "PATCH", times=40)
    run.kill()
    run.communicate()
    (journal,) = (home / "state" / "runs").glob("*.db")
    assert journal.with_name(f"{journal.name}-wal").stat().st_size > 0
    before = None
    while before != (before := links_held(url)):  # what the run had sent is still arriving
        pass
    return url, journal


PAGE = 4096  # bytes, as SQLite writes them


def contents(path: Path) -> tuple[dict[str, str], list[Entry]]:
    with Journal.open(path) as journal:
        return journal.facts(), [*journal.entries()]


def copies(journal: Path, folder: Path) -> Iterator[Path]:
    """One copy after the other of a journal with all its files."""
    while True:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for file in journal.parent.glob(f"{journal.name}*"):
            shutil.copy(file, folder)
        yield folder / journal.name


def flip(path: Path, position: int, bit: int) -> None:
    content = bytearray(path.read_bytes())
    content[position] ^= 1 << bit
    path.write_bytes(content)


def refused(hintctl: Hintctl, journal: Path, verb: str, *options: str) -> bool:
    """Whether a command does nothing with the journal, as it is damaged, and says so in a line."""
    ended = hintctl("runs", verb, journal.stem, *options)
    told = f"the journal of run {journal.stem} is damaged, so nothing was done with it" in ended.err
    return told and (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)


def test_a_flipped_bit_anywhere_is_found_out_or_changes_nothing(killed: tuple[str, Path], tmp_path: Path) -> None:
    """
    Mutation: hintctl/linking/journal_file.py: `(changed or facts["rows"]` -> `(facts["rows"]`
    Mutation: hintctl/linking/journal_file.py: `.fetchone()[0] == "ok"` -> `.fetchone()[0] != ""`
    """
    _, journal = killed
    expected = contents(journal)  # which also brings the write-ahead log into the file
    chance, found = random.Random(1), 0
    size = journal.stat().st_size
    for copy, position in zip(copies(journal, tmp_path / "copy"), chance.sample(range(size), 400), strict=False):
        flip(copy, position, chance.randrange(8))
        try:
            assert contents(copy) == expected, position
        except DamagedJournalError:
            found += 1
    assert found > 150, "many bytes of a small database are free"
    count("flipped bits found out", found)
    count("flipped bits that changed nothing", 400 - found)


def test_a_page_that_never_got_to_the_disk_is_found_out_or_changes_nothing(
    killed: tuple[str, Path], tmp_path: Path
) -> None:
    """
    Mutation: hintctl/linking/journal_file.py: `.fetchone()[0] == "ok"` -> `.fetchone()[0] != ""`
    """
    _, journal = killed
    expected = contents(journal)
    pages, found = journal.stat().st_size // PAGE, 0
    for copy, page in zip(copies(journal, tmp_path / "copy"), range(pages), strict=False):
        with copy.open("r+b") as file:
            file.seek(page * PAGE)
            file.write(bytes(PAGE))
        try:
            assert contents(copy) == expected, page
        except DamagedJournalError:
            found += 1
    assert found > pages / 2
    count("lost pages found out", found)
    count("lost pages that changed nothing", pages - found)


@pytest.mark.parametrize("command", [("resume",), ("undo", "--yes")], ids=" ".join)
def test_flipped_bits_end_a_command_with_2_and_nothing_written(
    command: tuple[str, ...], killed: tuple[str, Path], hintctl: Hintctl, tmp_path: Path
) -> None:
    """
    Mutation: hintctl/linking/journal_file.py: `if not sound or (CONFIRMED` -> `if False and (CONFIRMED`
    """
    url, journal = killed
    _, rows = contents(journal)
    before, content, chance = links_held(url), journal.read_bytes(), random.Random(3)
    for row in chance.sample(rows, 20):
        flip(journal, content.index((row.integration_record_id or "").encode()), chance.randrange(7))
        assert refused(hintctl, journal, *command, "--verbose"), row
        journal.write_bytes(content)
        count("flipped bits found out")
    assert links_held(url) == before


@pytest.mark.parametrize("part", ["-wal", "-wal, cut"])
def test_a_write_ahead_log_that_is_torn_costs_outcomes_but_no_knowledge_of_what_was_sent(
    part: str, killed: tuple[str, Path], tmp_path: Path
) -> None:
    """
    Mutation: hintctl/linking/journal.py: `            self._sync()` -> `            pass`
    """
    _, journal = killed
    copy = next(copies(journal, tmp_path / "copy"))
    facts, expected = contents(copy)
    size = journal.with_name(f"{journal.name}-wal").stat().st_size
    chance, lost = random.Random(2), 0
    for copy, position in zip(copies(journal, tmp_path / "copy"), chance.sample(range(size), 60), strict=False):
        log = copy.with_name(f"{copy.name}-wal")
        if part == "-wal":
            flip(log, position, 0)
        else:
            log.write_bytes(log.read_bytes()[:position])
        found_facts, found = contents(copy)
        assert found_facts == facts
        for entry, was in zip(found, expected, strict=True):
            if entry != was:
                lost += 1
                assert entry.outcome is Outcome.PENDING
                assert entry.sent, "it is asked for again"
                assert (entry.hint_id, entry.integration_record_id) == (was.hint_id, was.integration_record_id)
                assert (entry.planned, entry.previous) == (was.planned, was.previous)
    assert lost
    count("torn write-ahead logs that cost no claim", 60)


@pytest.mark.parametrize("command", [("resume",), ("undo", "--yes"), ("show",)], ids=" ".join)
def test_a_torn_journal_ends_every_command_with_2_and_nothing_written(
    command: tuple[str, ...], killed: tuple[str, Path], hintctl: Hintctl
) -> None:
    """
    Mutation: hintctl/linking/journal_database.py: `in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)` -> `in ()`
    """
    url, journal = killed
    contents(journal)
    before, content = links_held(url), journal.read_bytes()
    for share in (0, 0.01, 0.3, 0.7, 0.999):
        journal.write_bytes(content[: int(len(content) * share)])
        verb, *options = command
        assert refused(hintctl, journal, verb, *options, *(["--verbose"] if verb != "show" else [])), "and no request"
        listed = hintctl("runs", "list")
        assert listed.code == 0
        assert "damaged" in listed.out
        count("journals cut short and found out")
    assert links_held(url) == before


CHANGES = [
    "UPDATE link SET integration_record_id = 'emr-999' WHERE number = 140",
    "UPDATE link SET hint_id = 'pat-000000000009' WHERE outcome = 'pending'",
    "UPDATE link SET previous = 'emr-7' WHERE planned = 'replaced'",
    "UPDATE link SET outcome = 'linked' WHERE outcome = 'pending'",
    "UPDATE link SET sent = 0",
    "DELETE FROM link WHERE number = 150",
    "DELETE FROM run WHERE name = 'practice'",
    "UPDATE run SET value = 'pra-000000000000' WHERE name = 'practice'",
    "UPDATE run SET value = '1' WHERE name = 'undoes'",
    "DROP TABLE link",
    "PRAGMA user_version = 0",
    "PRAGMA application_id = 0",
]


@pytest.mark.parametrize("command", [("resume",), ("undo", "--yes")], ids=" ".join)
def test_a_journal_that_something_else_changed_is_not_believed(
    command: tuple[str, ...], killed: tuple[str, Path], hintctl: Hintctl
) -> None:
    """
    Mutation: hintctl/linking/journal_file.py: `(changed or facts["rows"]` -> `(facts["rows"]`
    Mutation: hintctl/linking/journal_file.py: ` or facts["rows"] != str(rows))` -> `)`
    Mutation: hintctl/linking/journal_file.py: `sound = sealed == str(seal(*sorted(facts.items())))` -> `sound = True`
    """
    url, journal = killed
    contents(journal)
    before, content = links_held(url), journal.read_bytes()
    verb, *options = command
    for change in CHANGES:
        with closing(sqlite3.connect(journal, isolation_level=None)) as database:
            database.execute(change)
        ended = hintctl("runs", verb, journal.stem, *options, "--verbose")
        assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1), change
        journal.write_bytes(content)
        count("changes by other programs found out")
    assert links_held(url) == before
