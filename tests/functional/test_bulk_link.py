"""`hintctl bulk-link`, against the emulator over real HTTP."""

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.functional.conftest import Call
from tests.running import Ended, Hintctl, Serve

ADA, BEA, CAL = "pat-n32hjf4mmu1s", "pat-Kx7Qm2ZpT4Lr", "pat-b8VnE3yHs6Wd"
NOBODY = "pat-000000000000"
ARCHIVED = "pat-H2xPd9VsB6Ek"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A file with something of everything: to link, to replace, taken, unknown, archived, twice the same."""
    file = tmp_path / "table.csv"
    rows = [f"{ADA},emr-1", f"{BEA},emr-2", f"{CAL},taken", f"{NOBODY},emr-4", f"{ARCHIVED},emr-5", f"{ADA},emr-1"]
    file.write_text("\n".join(["hint_id,emr_id", *rows, ""]))
    return file


@pytest.fixture
def linked(live: str, call: Call) -> str:
    """An emulator in which `table` meets links that are there already."""
    call(f"{live}/patients/{BEA}", "PATCH", {"integration_record_id": "old-2"})
    call(f"{live}/patients/pat-u2MwP7qBz8Nc", "PATCH", {"integration_record_id": "taken"})
    return live


def document(ended: Ended) -> dict[str, object]:
    found = json.loads(ended.out)
    assert isinstance(found, dict)
    return found


def test_the_readmes_file_links_every_row_and_a_second_run_writes_nothing(
    links: Path, live: str, hintctl: Hintctl, call: Call
) -> None:
    first = hintctl("bulk-link", links, "--yes")
    assert first.code == 0, first.err
    assert first.out.startswith("21 linked, 2 already linked (23 rows, ")
    assert f"EMULATOR {urlsplit(live).netloc}: {links}, 23 rows" in first.err
    again = hintctl("bulk-link", links, "--yes", "--verbose")
    assert again.code == 0
    assert again.out.startswith("23 already linked ")
    assert again.out.endswith("nothing written)\n")
    assert "PATCH" not in again.err
    assert call(f"{live}/patients/emr-90210")["id"] == ADA
    assert call(f"{live}/patients/emr-88017")["archived"] is True


def test_the_same_on_the_embedded_emulator(links: Path, hintctl: Hintctl) -> None:
    assert hintctl("bulk-link", links, "--emulator", "--yes").out.startswith("21 linked, 2 already linked")
    assert hintctl("bulk-link", links, "--emulator", "--yes").out.startswith("23 already linked")
    assert hintctl("get", "patient", "emr-90210", "--field", "id", "--emulator").out == f"{ADA}\n"
    as_b = {"HINT_API_KEY": "emu-partner-b"}
    assert hintctl("get", "patient", "emr-90210", "--emulator", **as_b).code == 4
    assert hintctl("bulk-link", links, "--emulator", "--yes", **as_b).out.startswith("23 linked")


def test_json_has_the_documented_shape(table: Path, linked: str, hintctl: Hintctl) -> None:
    ended = hintctl("bulk-link", table, "--yes", "--json")
    assert ended.code == 1
    found = document(ended)
    assert list(found) == (
        [
            "run",
            "rows",
            "linked",
            "unchanged",
            "replaced",
            "conflict",
            "not_found",
            "failed",
            "invalid",
            "pending",
            "requests",
            "seconds",
        ]
    )
    counts = {name: found[name] for name in ("rows", "linked", "conflict", "not_found", "replaced", "pending")}
    assert counts == {"rows": 5, "linked": 2, "conflict": 2, "not_found": 1, "replaced": 0, "pending": 0}
    assert isinstance(found["run"], str)


def test_report_and_rejects(table: Path, linked: str, hintctl: Hintctl, tmp_path: Path) -> None:
    report, rejects = tmp_path / "report.csv", tmp_path / "rejects.csv"
    hintctl("bulk-link", table, "--yes", "--report", report, "--rejects", rejects)
    taken, unknown = "your ID is on pat-u2MwP7qBz8Nc, unlink it there first", "not found in Hint"
    other = "already linked to old-2, add --replace to overwrite that"
    assert list(csv.reader(report.read_text().splitlines())) == [
        ["line", "resource", "hint_id", "integration_record_id", "outcome", "previous", "detail"],
        ["2", "patient", ADA, "emr-1", "linked", "", ""],
        ["3", "patient", BEA, "emr-2", "conflict", "old-2", other],
        ["4", "patient", CAL, "taken", "conflict", "", taken],
        ["5", "patient", NOBODY, "emr-4", "not_found", "", unknown],
        ["6", "patient", ARCHIVED, "emr-5", "linked", "", ""],
    ]
    assert list(csv.reader(rejects.read_text().splitlines())) == [
        ["hint_id", "emr_id", "hintctl_error"],
        [BEA, "emr-2", other],
        [CAL, "taken", taken],
        [NOBODY, "emr-4", unknown],
    ]
    fed_back = hintctl("bulk-link", rejects, "--yes", "--replace", "--json")
    assert (document(fed_back)["replaced"], document(fed_back)["rows"]) == (1, 3)


def test_the_journal_holds_the_plan_and_each_outcome(table: Path, linked: str, hintctl: Hintctl, home: Path) -> None:
    run = document(hintctl("bulk-link", table, "--yes", "--replace", "--json"))["run"]
    journal = home / "state" / "runs" / f"{run}.db"
    assert [path.name for path in journal.parent.iterdir()] == [journal.name]
    with closing(sqlite3.connect(journal)) as database:
        rows = database.execute(
            "SELECT line, hint_id, integration_record_id, planned, previous, outcome FROM link ORDER BY number"
        ).fetchall()
    assert rows == [
        (2, ADA, "emr-1", "linked", None, "linked"),
        (3, BEA, "emr-2", "replaced", "old-2", "replaced"),
        (4, CAL, "taken", None, None, "conflict"),
        (5, NOBODY, "emr-4", None, None, "not_found"),
        (6, ARCHIVED, "emr-5", "linked", None, "linked"),
    ]


def test_a_dry_run_writes_nothing_and_exits_0(
    table: Path, linked: str, hintctl: Hintctl, home: Path, tmp_path: Path
) -> None:
    report, rejects = tmp_path / "report.csv", tmp_path / "rejects.csv"
    ended = hintctl("bulk-link", table, "--dry-run", "--json", "--verbose", "--report", report, "--rejects", rejects)
    assert ended.code == 0
    assert (document(ended)["run"], document(ended)["pending"]) == (None, 2)
    assert "PATCH" not in ended.err
    assert "2 to link" in ended.err
    assert [*(home / "state" / "runs").iterdir()] == []
    assert "not yet linked" in report.read_text()
    assert ADA not in rejects.read_text(), "what would be linked is not rejected"


def test_without_yes_and_without_a_terminal_nothing_is_asked_of_hint(links: Path, live: str, hintctl: Hintctl) -> None:
    ended = hintctl("bulk-link", links, "--verbose")
    assert (ended.code, ended.out) == (2, "")
    assert "--yes" in ended.err
    assert ended.err.count("\n") == 1


def test_standard_input(links: Path, live: str, hintctl: Hintctl) -> None:
    ended = hintctl("bulk-link", "-", "--yes", stdin=links.read_bytes())
    assert (ended.code, ended.out[:9]) == (0, "21 linked")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_dialects_and_encodings(
    encoding: str, delimiter: str, live: str, hintctl: Hintctl, tmp_path: Path, call: Call
) -> None:
    file = tmp_path / "table.csv"
    rows = [["Name", "Hint ID", "MRN"], ['Ö, "x";\ty\nz', ADA, "käse 1"]]
    with file.open("w", encoding=encoding, newline="") as text:
        csv.writer(text, delimiter=delimiter).writerows(rows)
    assert hintctl("bulk-link", file, "--yes").code == 0
    assert call(f"{live}/patients/{ADA}")["integration_record_id"] == "käse 1"


PROBLEMS = [
    (f"{ADA},", 2, "your ID is empty"),
    (",emr-1", 2, "the Hint ID is empty"),
    ("ada,emr-1", 2, "not a Hint ID"),
    ("pat-n32hjf4mmu1,emr-1", 2, "not a Hint ID"),
    (f"emr-1,{ADA}", 2, "swapped"),
    (f"{ADA},pat-17", 2, "looks like a Hint ID"),
    (f"{ADA},1.23E+15", 2, "spreadsheet"),
    (f"{ADA},a\x07b", 2, "U+0007"),
    (f"{ADA},emr-1,more", 2, "3 cells, not 2"),
    (ADA, 2, "1 cell, not 2"),
    (f'{BEA},emr-2\n{ADA},"a\nb"', 3, "U+000A"),
    (f"{BEA},emr-2\n\n{ADA},..", 4, "path"),
    (f"{ADA},{'x' * 1000}", 2, "longer than 255"),
    (f"{ADA},a/b", 2, "--force"),
]


@pytest.mark.parametrize(("rows", "line", "said"), PROBLEMS, ids=[problem[2] for problem in PROBLEMS])
def test_a_problem_is_told_with_its_line_and_nothing_is_written(
    rows: str, line: int, said: str, live: str, hintctl: Hintctl, tmp_path: Path, home: Path
) -> None:
    file = tmp_path / "table.csv"
    file.write_bytes(f"hint_id,your_id\n{rows}\n".encode())
    ended = hintctl("bulk-link", file, "--yes", "--verbose")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"hintctl: {file}:{line}: ")
    assert said in ended.err
    assert ended.err.count("\n") == 1, "one line, and no request"
    assert [*(home / "state" / "runs").iterdir()] == []


@pytest.mark.parametrize(
    "rows",
    [f"{ADA},emr-1\n{BEA},emr-1", f"{ADA},emr-1\n{ADA},emr-2"],
    ids=["one of your IDs on two Hint IDs", "one Hint ID with two of your IDs"],
)
def test_rows_that_contradict_each_other_are_all_invalid(
    rows: str, live: str, hintctl: Hintctl, tmp_path: Path
) -> None:
    file = tmp_path / "table.csv"
    file.write_text(f"hint_id,your_id\n{rows}\n{CAL},emr-3\n")
    ended = hintctl("bulk-link", file, "--yes")
    assert ended.code == 2
    assert ended.err.count("(lines 2 and 3)") == 2
    skipping = document(hintctl("bulk-link", file, "--yes", "--skip-invalid", "--json"))
    assert (skipping["invalid"], skipping["linked"]) == (2, 1)


def test_one_id_may_be_on_records_of_two_resources(live: str, hintctl: Hintctl, tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text(f"hint_id,your_id\n{ADA},17\ninv-crEBw7TSTb7z,17\n")
    assert hintctl("bulk-link", file, "--yes").code == 0


def test_many_problems_are_listed_up_to_a_point(live: str, hintctl: Hintctl, tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text("hint_id,your_id\n" + "nobody,x\n" * 300)
    ended = hintctl("bulk-link", file, "--yes")
    assert ended.code == 2
    assert ended.err.count("not a Hint ID") == 10
    assert "290 more rows" in ended.err
    assert "300 invalid rows" in ended.err


BROKEN_FILES = [
    (b"", "empty"),
    (b"\xef\xbb\xbf", "no rows"),
    (b"\n\n \n", "no rows"),
    (b"\x7fELF\x02\x01\x01\0\0\0\0", "not a CSV file"),
    (b"\x89PNG\r\n\x1a\n\0\0\0", "not UTF-8"),
    (b"hint_id,emr_id\npat-n32hjf4mmu1s,k\xe4se\n", "line 2"),
    (b"hint_id\npat-n32hjf4mmu1s\n", "one column"),
    (b"name,emr_id\nAda,emr-1\n", "no column for the Hint IDs"),
    (b"hint_id,name\npat-n32hjf4mmu1s,Ada\n", "no column for your IDs"),
    (b"hint_id,hint_patient_id,emr_id\n,,\n", "'hint_id', 'hint_patient_id'"),
    (b"hint_id,emr_id,mrn\n,,\n", "'emr_id', 'mrn'"),
    (b'hint_id,emr_id\npat-n32hjf4mmu1s,"emr-1\n', "quote"),
    (b'hint_id,emr_id\npat-n32hjf4mmu1s,"emr"-1\n', "quote"),
    (b"pat-n32hjf4mmu1s,emr-1,Ada\n", "--your-id-col"),
]


@pytest.mark.parametrize(("content", "said"), BROKEN_FILES, ids=[said for _, said in BROKEN_FILES])
def test_a_broken_file_is_one_line_that_says_what_to_do(
    content: bytes, said: str, hintctl: Hintctl, tmp_path: Path, home: Path
) -> None:
    file = tmp_path / "table.csv"
    file.write_bytes(content)
    ended = hintctl("bulk-link", file, "--emulator", "--yes")
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert ended.err.count("\n") == 1
    assert [*(home / "state").rglob("*.db*")] == []


def test_a_file_that_is_missing_or_a_folder(hintctl: Hintctl, tmp_path: Path) -> None:
    for path, said in ((tmp_path / "no.csv", "No such file"), (tmp_path, "is a folder")):
        ended = hintctl("bulk-link", path, "--emulator", "--yes")
        assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
        assert said in ended.err


def test_output_files_are_checked_before_anything_is_written(
    links: Path, live: str, hintctl: Hintctl, tmp_path: Path
) -> None:
    twice = tmp_path / "out.csv"
    for options in (
        ["--report", tmp_path],
        ["--rejects", tmp_path / "no" / "out.csv"],
        ["--report", twice, "--rejects", twice],
        ["--rejects", links],
    ):
        ended = hintctl("bulk-link", links, "--yes", "--verbose", *options)
        assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize(
    ("content", "options"),
    [
        (f"{ADA},emr-1\n", []),
        (f"emr-1;{ADA}\n", []),
        (f"x,{ADA},emr-1\n", ["--your-id-col", "3"]),
        (f"Their ID,Mine\n{ADA},emr-1\n", ["--hint-id-col", "Their ID", "--your-id-col", "Mine"]),
        (f"Mine,Hint ID\nemr-1,{ADA}\n", ["--hint-id-col", "2", "--your-id-col", "1"]),
        (f"hintId,integrationRecordId\n {ADA} , emr-1\n", []),
    ],
)
def test_columns_can_be_found_named_or_numbered(
    content: str, options: list[str], live: str, hintctl: Hintctl, tmp_path: Path, call: Call
) -> None:
    file = tmp_path / "table.csv"
    file.write_text(content)
    assert hintctl("bulk-link", file, "--yes", *options).code == 0
    assert call(f"{live}/patients/emr-1")["id"] == ADA


@pytest.mark.parametrize(
    "switches",
    [
        ["--no-total-count"],
        ["--names-required", "--duplicate-status", "409"],
        ["--fail", "503:0.2"],
        ["--rate-limit", "15", "--retry-after"],
    ],
    ids=" ".join,
)
def test_a_difficult_api_costs_time_but_no_row(
    switches: list[str], serve: Serve, links: Path, hintctl: Hintctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HINT_API_URL", serve(*switches))
    monkeypatch.setenv("HINT_API_KEY", "emu-partner-a")
    ended = hintctl("bulk-link", links, "--yes", "--rate", "60")
    assert ended.code == 0, ended.err
    assert ended.out.startswith("21 linked, 2 already linked")


def test_a_refused_key_ends_the_run_with_3_and_nothing_written(links: Path, live: str, hintctl: Hintctl) -> None:
    ended = hintctl("bulk-link", links, "--yes", HINT_API_KEY="nobody")
    assert (ended.code, ended.out) == (3, "")
    assert ended.err.count("\n") == 1
