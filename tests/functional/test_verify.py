"""`hintctl verify`, against the emulator over real HTTP."""

import csv
import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.functional.conftest import Call
from tests.running import Hintctl

ADA, BEA, CAL = "pat-n32hjf4mmu1s", "pat-Kx7Qm2ZpT4Lr", "pat-b8VnE3yHs6Wd"
DARIO, GRETA = "pat-R5tGj9CkF1Xa", "pat-m9TfK1xRg5Qp"
ARCHIVED, NOBODY = "pat-H2xPd9VsB6Ek", "pat-000000000000"
INVOICE = "inv-crEBw7TSTb7z"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A file with something of everything."""
    file = tmp_path / "table.csv"
    rows = [f"{ADA},emr-1", f"{BEA},emr-2", f"{CAL},emr-3", f"{NOBODY},emr-4", f"{ARCHIVED},emr-5", f"{INVOICE},b-1"]
    file.write_text("\n".join(["hint_id,emr_id", *rows, ""]))
    return file


@pytest.fixture
def linked(live: str, call: Call) -> str:
    """An emulator that holds some of `table`, and links that it lacks."""
    call(f"{live}/patients/{ADA}", "PATCH", {"integration_record_id": "emr-1"})
    call(f"{live}/patients/{BEA}", "PATCH", {"integration_record_id": "emr-9"})
    call(f"{live}/patients/{ARCHIVED}", "PATCH", {"integration_record_id": "emr-5"})
    call(f"{live}/patients/pat-g5NqU1rTm7Lc", "PATCH", {"integration_record_id": "archived-too"})
    call(f"{live}/practitioners/pct-7ysh0vjy4EDQ", "PATCH", {"integration_record_id": "dr.alder"})
    return live


LINES = [
    f"= patient {ADA} emr-1",
    f"* patient {BEA} emr-2 (linked to emr-9)",
    f"- patient {CAL} emr-3",
    f"! patient {NOBODY} emr-4",
    f"= patient {ARCHIVED} emr-5",
    f"- customer-invoice {INVOICE} b-1",
]
EXTRAS = [
    f"+ patient {DARIO} emr-10311",
    "+ patient pat-g5NqU1rTm7Lc archived-too",
    f"+ patient {GRETA} emr-10477",
]


def test_each_row_has_a_line_in_the_order_of_the_file(table: Path, linked: str, hintctl: Hintctl) -> None:
    ended = hintctl("verify", table, "--verbose")
    assert ended.code == 1
    assert ended.out.splitlines() == LINES
    summary = "6 rows: 2 in sync, 2 not linked yet, 1 linked to another ID, 1 not found in Hint"
    assert f"{summary} (EMULATOR {urlsplit(linked).netloc}, " in ended.err
    assert "PATCH" not in ended.err


def test_extra_shows_the_links_of_the_files_resources_that_the_file_lacks(
    table: Path, linked: str, hintctl: Hintctl
) -> None:
    ended = hintctl("verify", table, "--extra")
    assert ended.code == 1
    assert ended.out.splitlines()[:6] == LINES
    assert sorted(ended.out.splitlines()[6:]) == sorted(EXTRAS)
    assert "6 rows: " in ended.err
    assert "3 linked but not in the file" in ended.err


def test_extra_alone_makes_a_difference(live: str, hintctl: Hintctl) -> None:
    file = f"hint_id,emr_id\n{DARIO},emr-10311\n".encode()
    assert hintctl("verify", "-", stdin=file).code == 0
    ended = hintctl("verify", "-", "--extra", stdin=file)
    assert ended.code == 1
    assert ended.out.splitlines() == [f"= patient {DARIO} emr-10311", f"+ patient {GRETA} emr-10477"]


def test_differences_leaves_out_what_is_in_sync(table: Path, linked: str, hintctl: Hintctl) -> None:
    ended = hintctl("verify", table, "--differences")
    assert ended.out.splitlines() == [line for line in LINES if not line.startswith("=")]
    assert "2 in sync" in ended.err


def test_json_is_one_document(table: Path, linked: str, hintctl: Hintctl) -> None:
    ended = hintctl("verify", table, "--json", "--extra")
    assert ended.code == 1
    document = json.loads(ended.out)
    assert set(document) == {
        "rows",
        "in_sync",
        "not_linked",
        "different",
        "not_found",
        "unknown",
        "extra",
        "invalid",
        "differences",
    }
    assert {name: value for name, value in document.items() if name != "differences"} == {
        "rows": 6,
        "in_sync": 2,
        "not_linked": 2,
        "different": 1,
        "not_found": 1,
        "unknown": 0,
        "extra": 3,
        "invalid": 0,
    }
    assert document["differences"][0] == {
        "line": 3,
        "resource": "patient",
        "hint_id": BEA,
        "integration_record_id": "emr-2",
        "status": "different",
        "current": "emr-9",
    }
    assert len(document["differences"]) == 7
    assert {
        "line": None,
        "resource": "patient",
        "hint_id": GRETA,
        "integration_record_id": None,
        "status": "extra",
        "current": "emr-10477",
    } in document["differences"]


def test_everything_in_sync_is_exit_0_and_an_empty_list(live: str, links: Path, hintctl: Hintctl) -> None:
    assert hintctl("bulk-link", links, "--yes").code == 0
    ended = hintctl("verify", links, "--json")
    assert ended.code == 0
    document = json.loads(ended.out)
    assert document["differences"] == []
    assert document["rows"] == document["in_sync"] == 23
    assert hintctl("verify", links, "--extra", "--differences").out == ""


def test_the_report_has_a_line_for_each_row_and_reads_back(
    table: Path, linked: str, hintctl: Hintctl, call: Call, tmp_path: Path
) -> None:
    call(f"{linked}/patients/{CAL}", "PATCH", {"integration_record_id": "=1+1"})
    report = tmp_path / "report.csv"
    assert hintctl("verify", table, "--extra", "--report", report).code == 1
    with report.open(newline="") as file:
        lines = list(csv.DictReader(file))
    assert list(lines[0]) == ["line", "resource", "hint_id", "integration_record_id", "status", "current"]
    assert [line["status"] for line in lines] == [
        *("in_sync", "different", "different", "not_found", "in_sync", "not_linked"),
        *("extra", "extra", "extra"),
    ]
    assert lines[2] | {"line": "4"} == {
        "line": "4",
        "resource": "patient",
        "hint_id": CAL,
        "integration_record_id": "emr-3",
        "status": "different",
        "current": "'=1+1",
    }
    again = hintctl("verify", report, "--skip-invalid")
    assert again.out.splitlines()[0] == LINES[0]
    assert "3 invalid left out" in again.err


def test_the_guards_of_a_report_come_off_when_it_is_read(live: str, hintctl: Hintctl, tmp_path: Path) -> None:
    report = tmp_path / "report.csv"
    first = hintctl("verify", "-", "--report", report, stdin=f"hint_id,emr_id\n{ADA},=1+1\n{CAL},'-x\n".encode())
    assert "'=1+1,not_linked" in report.read_text()
    assert hintctl("verify", report).out == first.out == f"- patient {ADA} =1+1\n- patient {CAL} '-x\n"


def test_a_row_that_could_not_be_looked_up_is_not_known(
    live: str, hintctl: Hintctl, monkeypatch: pytest.MonkeyPatch, table: Path
) -> None:
    from hintctl.api.client import HintClient
    from hintctl.api.resources import Resource
    from hintctl.errors import UnavailableError

    get = HintClient.get

    async def fail(self: HintClient, resource: Resource, record_id: str) -> object:
        if record_id == NOBODY:
            raise UnavailableError("the API keeps failing (503).")
        return await get(self, resource, record_id)

    monkeypatch.setattr(HintClient, "get", fail)
    ended = hintctl("verify", table)
    assert ended.code == 1
    assert f"? patient {NOBODY} emr-4" in ended.out
    assert "1 not known" in ended.err


def test_an_invalid_file_is_exit_2_and_a_finding_where_such_rows_are_left_out(live: str, hintctl: Hintctl) -> None:
    file = f"hint_id,emr_id\n{DARIO},emr-10311\nnobody,emr-2\n".encode()
    ended = hintctl("verify", "-", "--verbose", stdin=file)
    assert ended.code == 2
    assert "standard input:3: not a Hint ID" in ended.err
    assert "GET" not in ended.err
    skipped = hintctl("verify", "-", "--skip-invalid", stdin=file)
    assert skipped.code == 1
    assert skipped.out == f"= patient {DARIO} emr-10311\n"
    assert "1 row: 1 in sync, 1 invalid left out" in skipped.err
    document = json.loads(hintctl("verify", "-", "--skip-invalid", "--json", stdin=file).out)
    assert (document["rows"], document["in_sync"], document["invalid"]) == (1, 1, 1)


def test_risky_ids_and_named_columns_are_read_as_bulk_link_reads_them(live: str, hintctl: Hintctl, call: Call) -> None:
    call(f"{live}/patients/{ADA}", "PATCH", {"integration_record_id": "a/b?ä"})
    file = f"A;B\na/b?ä;{ADA}\n".encode("latin-1")
    options = ("--hint-id-col", "B", "--your-id-col", "A", "--encoding", "latin-1")
    ended = hintctl("verify", "-", *options, stdin=file)
    assert (ended.code, ended.out) == (0, f"= patient {ADA} a/b?ä\n")


def test_nothing_of_it_is_left_behind(table: Path, linked: str, hintctl: Hintctl, home: Path) -> None:
    hintctl("verify", table, "--extra")
    assert [path for path in home.rglob("*") if path.is_file()] == []


def test_a_refused_key_is_exit_3(live: str, table: Path, hintctl: Hintctl) -> None:
    assert hintctl("verify", table, HINT_API_KEY="emu-partner-wide").code == 3


def test_the_report_may_not_take_the_files_place(table: Path, hintctl: Hintctl) -> None:
    ended = hintctl("verify", table, "--report", table, "--emulator")
    assert ended.code == 2
    assert "is the file of links itself" in ended.err
