"""How long a million rows take to be read, checked and journalled, against `csv` and `sqlite3` alone.

Run as `python tests/benchmarks/bench_journal.py [ROWS]`. Each measurement is a process of its own: peak memory counts.
"""

import csv
import io
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from hintctl.api.answers import Record
from hintctl.api.resources import Resource
from hintctl.linking.csv_rows import CsvTable
from hintctl.linking.csv_source import CsvSource
from hintctl.linking.journal import Journal
from hintctl.linking.outcome import Outcome
from hintctl.linking.plan import decide_row


def hintctl(file: Path, folder: Path) -> None:
    """What bulk-link does before it asks Hint anything."""
    table = CsvTable.open(CsvSource(file, stdin=io.BytesIO()))
    with Journal.create(folder, {}) as journal:
        lap = time.perf_counter()
        journal.add_rows(table.rows())
        lap = _lap("read, validated, journalled", lap)
        journal.find_contradictions()
        assert not journal.counts()[Outcome.INVALID]
        _lap("contradictions", lap)


def rest(file: Path, folder: Path) -> None:
    """The other passes over the rows: questions, plan, reading what is to be written, recording outcomes."""
    table = CsvTable.open(CsvSource(file, stdin=io.BytesIO()))
    with Journal.create(folder, {}) as journal:
        journal.add_rows(table.rows())
        lap = time.perf_counter()
        count = journal.count_unknown(Resource.PATIENT)
        assert journal.count_without_known_holder(Resource.PATIENT) == count
        lap = _lap(f"{2 * count:,} questions counted", lap)
        assert sum(1 for _ in journal.unknown(Resource.PATIENT)) == count
        lap = _lap("rows to be asked about read", lap)
        ids = (row.hint_id or "" for row in table.rows())
        while page := [hint_id for _, hint_id in zip(range(100), ids, strict=False)]:
            journal.add_held(
                Record(
                    resource=Resource.PATIENT, hint_id=hint_id, integration_record_id=None, merged_into=None, fields={}
                )
                for hint_id in page
            )
        lap = _lap("what Hint holds taken in, a page a time", lap)
        journal.decide_rows(partial(decide_row, replace=False, template=None))
        lap = _lap("planned", lap)
        journal.confirm()
        lap = _lap("confirmed, each row with its checksum", lap)
        for entry in journal.claim_writes():
            journal.record(entry.number, Outcome.LINKED)
        lap = _lap("claimed, and outcomes recorded one at a time", lap)
        journal.check()
        _lap("checked for damage", lap)


def bare(file: Path, folder: Path) -> None:
    """The least that such a journal takes: rows read by csv, inserted, indexed on both IDs."""
    database = sqlite3.connect(folder / "bare.db", isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("CREATE TABLE link (number INTEGER PRIMARY KEY, hint_id TEXT, own TEXT)")
    database.execute("CREATE UNIQUE INDEX pair ON link (hint_id, own)")
    database.execute("CREATE INDEX own ON link (own)")
    with file.open(newline="", encoding="utf-8") as text:
        rows = csv.reader(text)
        next(rows)
        database.execute("BEGIN")
        database.executemany("INSERT OR IGNORE INTO link (hint_id, own) VALUES (?, ?)", (row[:2] for row in rows))
        database.execute("COMMIT")
    query = "SELECT count(*) FROM (SELECT 1 FROM link GROUP BY {} HAVING count(*) > 1)"
    assert not any(database.execute(query.format(column)).fetchone()[0] for column in ("hint_id", "own"))
    database.close()


def _lap(what: str, since: float) -> float:
    now = time.perf_counter()
    print(f"    {what}: {now - since:.2f} s", file=sys.stderr)
    return now


CASES: dict[str, Callable[[Path, Path], None]] = {
    "nothing": lambda *_: None,
    "bare": bare,
    "hintctl": hintctl,
    "rest": rest,
}


def measure(case: str, file: Path) -> tuple[float, float]:
    """Seconds and peak MiB of one case in a process of its own."""
    answer = subprocess.run(
        [sys.executable, __file__, "--case", case, str(file)], check=True, stdout=subprocess.PIPE, text=True
    )
    seconds, memory = answer.stdout.split()
    return float(seconds), float(memory)


def run_case(case: str, file: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        CASES[case](file, Path(folder))
        seconds = time.perf_counter() - started
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def main(rows: int) -> None:
    """Prints seconds, peak memory and ratios."""
    with tempfile.TemporaryDirectory() as folder:
        measured = {}
        for size in (rows // 10, rows):
            file = Path(folder) / f"{size}.csv"
            with file.open("w", encoding="utf-8", newline="") as text:
                writer = csv.writer(text)
                writer.writerow(("hint_id", "your_id", "note"))
                # Not in the order of the index, as in real life.
                writer.writerows((f"pat-{n * 7919 % 10**9:012}", f"emr-{n * 104729 % 10**9}", "x") for n in range(size))
            for case in CASES:
                measured[case, size] = seconds, memory = measure(case, file)
                print(f"{case:8} {size:>9,} rows  {seconds:6.2f} s  {memory:6.1f} MiB peak")
    seconds, memory = measured["hintctl", rows]
    print(f"time against csv and sqlite3 alone: {seconds / measured['bare', rows][0]:.2f} x")
    print(
        f"memory above the interpreter's: {memory - measured['nothing', rows][1]:.1f} MiB for {rows:,} rows,", end=" "
    )
    print(f"{measured['hintctl', rows // 10][1] - measured['nothing', rows][1]:.1f} MiB for {rows // 10:,}")


if __name__ == "__main__":
    if "--case" in sys.argv:
        run_case(sys.argv[2], Path(sys.argv[3]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
