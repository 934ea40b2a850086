"""`hintctl export`, against the emulator over real HTTP."""

import csv
import io
import json
import stat
import threading
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.functional.conftest import Call
from tests.functional.relay import changing
from tests.running import Ended, Hintctl, Serve, Start

ADA, BEA, CAL, DARIO, GRETA = (
    "pat-n32hjf4mmu1s",
    "pat-Kx7Qm2ZpT4Lr",
    "pat-b8VnE3yHs6Wd",
    "pat-R5tGj9CkF1Xa",
    "pat-m9TfK1xRg5Qp",
)
ARCHIVED = ["pat-g5NqU1rTm7Lc", "pat-H2xPd9VsB6Ek", "pat-y4RfA8gWj1Qz"]


@pytest.fixture
def old(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> str:
    """An emulator on the last day on which the legacy fields were stored: two patients have one, and no link."""
    url = serve("--as-of", "2017-03-31")
    monkeypatch.setenv("HINT_API_URL", url)
    monkeypatch.setenv("HINT_API_KEY", "emu-partner-a")
    return url


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def links_of(ended: Ended) -> dict[str, str]:
    """The ID of each Hint ID of an export that succeeded."""
    assert ended.code == 0, ended.err
    return {row["hint_id"]: row["integration_record_id"] for row in rows_of(ended.out)}


def test_every_patient_comes_with_its_id_active_ones_first_then_archived_ones(live: str, hintctl: Hintctl) -> None:
    ended = hintctl("export", "patients")
    found = links_of(ended)
    assert ended.out.startswith("resource,hint_id,integration_record_id\npatient,pat-")
    assert len(found) == 15
    assert next(iter(found)) == ADA
    assert list(found)[-3:] == ARCHIVED
    assert {hint_id: yours for hint_id, yours in found.items() if yours} == {DARIO: "emr-10311", GRETA: "emr-10477"}
    assert ended.err.startswith(f"15 records, 2 linked (EMULATOR {urlsplit(live).netloc}, 2 requests, ")


@pytest.mark.parametrize(("resource", "count"), [("invoice", 6), ("practitioner", 4)])
def test_other_resources_are_one_listing(live: str, hintctl: Hintctl, resource: str, count: int) -> None:
    ended = hintctl("export", resource)
    assert len(links_of(ended)) == count
    assert "1 request," in ended.err


def test_linked_unlinked_and_archived_choose(live: str, hintctl: Hintctl) -> None:
    linked, unlinked = hintctl("export", "patient", "--linked"), hintctl("export", "patient", "--unlinked")
    assert list(links_of(linked)) == [DARIO, GRETA]
    assert len(links_of(unlinked)) == 13
    assert set(links_of(unlinked).values()) == {""}
    assert list(links_of(hintctl("export", "patient", "--archived"))) == ARCHIVED
    assert links_of(hintctl("export", "patient", "--archived", "--linked")) == {}


def test_json_and_ndjson_hold_the_same_records(live: str, hintctl: Hintctl) -> None:
    lines = hintctl("export", "patient", "--format", "ndjson").out.splitlines()
    records = json.loads(hintctl("export", "patient", "--json").out)
    assert [json.loads(line) for line in lines] == records
    assert records[0] == {"resource": "patient", "hint_id": ADA, "integration_record_id": None}
    assert records[3] == {"resource": "patient", "hint_id": DARIO, "integration_record_id": "emr-10311"}
    assert json.loads(hintctl("export", "invoice", "--linked", "--json").out) == []


def test_output_goes_to_a_private_file_and_nothing_to_stdout(live: str, hintctl: Hintctl, tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    ended = hintctl("export", "patient", "-o", file)
    assert ended.code == 0
    assert ended.out == ""
    assert file.read_text() == hintctl("export", "patient").out
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_an_export_that_fails_leaves_the_old_file_as_it_was(
    serve: Serve, hintctl: Hintctl, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HINT_API_URL", serve())
    monkeypatch.setenv("HINT_API_KEY", "emu-partner-wide")
    file = tmp_path / "out.csv"
    file.write_text("precious")
    assert hintctl("export", "patient", "-o", file).code == 3
    assert file.read_text() == "precious"
    assert [path.name for path in tmp_path.glob("*out*")] == ["out.csv"]


@pytest.mark.parametrize("format_name", ["csv", "ndjson"])
def test_five_thousand_patients_come_in_the_order_of_the_listing(
    serve: Serve, hintctl: Hintctl, monkeypatch: pytest.MonkeyPatch, call: Call, format_name: str
) -> None:
    url = serve("--patients", "5000", "--latency", "5")
    monkeypatch.setenv("HINT_API_URL", url)
    monkeypatch.setenv("HINT_API_KEY", "emu-partner-a")
    ended = hintctl("export", "patient", "--rate", "1000", "--concurrency", "8", "--format", format_name)
    if format_name == "csv":
        found = list(links_of(ended))
    else:
        found = [json.loads(line)["hint_id"] for line in ended.out.splitlines()]
    pages = [call(f"{url}/patients?limit=100&sort=created_at&offset={offset}") for offset in range(0, 5100, 100)]
    assert found[:-3] == [patient["id"] for page in pages for patient in page]
    assert len(found) == 5015
    assert "52 requests" in ended.err


def test_ids_survive_export_bulk_link_and_verify_as_they_are(
    live: str, hintctl: Hintctl, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tricky = {ADA: "=1+1", BEA: "-x", CAL: "'=x", "pat-u2MwP7qBz8Nc": "käse", "pat-D4hYs6LeJ3Vk": 'a,"b";c'}
    for hint_id, yours in tricky.items():
        call(f"{live}/patients/{hint_id}", "PATCH", {"integration_record_id": yours})
    file = tmp_path / "out.csv"
    piped = hintctl("export", "patient", "--linked")
    assert hintctl("export", "patient", "--linked", "-o", file).code == 0
    assert file.read_text(encoding="utf-8") == piped.out
    assert "patient,pat-n32hjf4mmu1s,'=1+1\n" in piped.out
    monkeypatch.setenv("HINT_API_KEY", "emu-partner-b")
    assert hintctl("verify", file).out.count("- patient") == 7
    linked = hintctl("bulk-link", file, "--yes", "--force")
    assert linked.code == 0, linked.err
    assert hintctl("verify", "-", stdin=piped.out.encode()).code == 0
    records = json.loads(hintctl("export", "patient", "--linked", "--json").out)
    assert tricky.items() <= {record["hint_id"]: record["integration_record_id"] for record in records}.items()


def test_the_migration_works_from_end_to_end(old: str, hintctl: Hintctl, tmp_path: Path) -> None:
    file = tmp_path / "migrate.csv"
    ended = hintctl("export", "patient", "--legacy", "-o", file)
    assert ended.code == 0
    assert ended.err.startswith("2 records, 0 linked, 2 with a legacy ID, 13 without any ID left out (EMULATOR ")
    assert hintctl("verify", file).code == 1
    assert hintctl("bulk-link", file, "--yes").out.startswith("2 linked ")
    assert hintctl("verify", file, "--extra").out == (f"= patient {DARIO} emr-10311\n= patient {GRETA} emr-10477\n")
    assert links_of(hintctl("export", "patient", "--linked")) == {DARIO: "emr-10311", GRETA: "emr-10477"}


def test_a_link_that_hint_holds_wins_over_the_legacy_fields(old: str, hintctl: Hintctl, call: Call) -> None:
    fields = {"integration_record_id": "now", "external_link_id": "then", "import_id": "before"}
    call(f"{old}/patients/{DARIO}", "PATCH", fields)
    assert links_of(hintctl("export", "patient", "--legacy")) == {DARIO: "now", GRETA: "emr-10477"}
    assert links_of(hintctl("export", "patient", "--legacy", "--unlinked")) == {GRETA: "emr-10477"}


def test_import_source_narrows_import_id_alone(old: str, hintctl: Hintctl, call: Call) -> None:
    call(f"{old}/patients/{ADA}", "PATCH", {"import_id": "lab-7", "import_source": "lab"})
    call(f"{old}/patients/{BEA}", "PATCH", {"import_id": "lab-8", "import_source": "lab", "external_link_id": "emr-8"})
    of_lab = {DARIO: "emr-10311", ADA: "lab-7"}
    assert links_of(hintctl("export", "patient", "--legacy", "--import-source", "acme-emr")) == {
        DARIO: "emr-10311",
        GRETA: "emr-10477",
        BEA: "emr-8",
    }
    ended = hintctl("export", "patient", "--legacy", "--import-source", "lab")
    assert ended.code == 1
    assert {row["hint_id"]: row["integration_record_id"] for row in rows_of(ended.out)} == of_lab


def test_fields_that_differ_are_for_a_person_to_decide(old: str, hintctl: Hintctl, call: Call, tmp_path: Path) -> None:
    call(f"{old}/patients/{ADA}", "PATCH", {"import_id": "=imp-1", "import_source": "lab", "external_link_id": "ext-1"})
    call(f"{old}/patients/{BEA}", "PATCH", {"import_id": "same", "external_link_id": "same"})
    report = tmp_path / "differ.csv"
    ended = hintctl("export", "patient", "--legacy", "--report", report)
    assert ended.code == 1
    assert f"{ADA}: left out: external_link_id is 'ext-1', import_id '=imp-1'\n" in ended.err
    assert "1 to be decided on left out" in ended.err
    assert {row["hint_id"]: row["integration_record_id"] for row in rows_of(ended.out)} == {
        DARIO: "emr-10311",
        GRETA: "emr-10477",
        BEA: "same",
    }
    (line,) = rows_of(report.read_text())
    assert line == {
        "resource": "patient",
        "hint_id": ADA,
        "integration_record_id": "",
        "external_link_id": "ext-1",
        "import_id": "'=imp-1",
        "import_source": "lab",
        "problem": "external_link_id and import_id differ",
    }
    decided = report.read_text().replace(f"{ADA},,", f"{ADA},'=imp-1,")
    assert hintctl("bulk-link", "-", "--yes", stdin=decided.encode()).code == 0
    assert call(f"{old}/patients/{ADA}")["integration_record_id"] == "=imp-1"


def test_only_the_first_ten_that_differ_are_listed(
    serve: Serve, hintctl: Hintctl, monkeypatch: pytest.MonkeyPatch, call: Call, tmp_path: Path
) -> None:
    url = serve("--as-of", "2017-03-31")
    monkeypatch.setenv("HINT_API_URL", url)
    monkeypatch.setenv("HINT_API_KEY", "emu-partner-a")
    patients = call(f"{url}/patients?limit=12")
    for patient in patients:
        call(f"{url}/patients/{patient['id']}", "PATCH", {"import_id": "a", "external_link_id": "b"})
    ended = hintctl("export", "patient", "--legacy")
    assert ended.err.count("left out: external_link_id") == 10
    assert "... and 2 more records; --report FILE lists them all" in ended.err
    report = tmp_path / "differ.csv"
    assert f"... and 2 more records: see {report}" in hintctl("export", "patient", "--legacy", "--report", report).err
    assert len(rows_of(report.read_text())) == 12


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["patient", "--linked", "--unlinked"], "--linked and --unlinked exclude each other"),
        (["patient", "--json", "--format", "csv"], "--json and --format exclude each other"),
        (["patient", "--format", "xml"], "'xml' is not one of 'csv', 'ndjson'"),
        (["invoice", "--archived"], "--archived is only for patients"),
        (["practitioner", "--legacy"], "--legacy is only for patients"),
        (["patient", "--import-source", "lab"], "--import-source is about the legacy fields"),
        (["patient", "--report", "report.csv"], "--report is about the legacy fields"),
        (["patient", "--rate", "0"], "--rate 0 is out of range"),
        (["patient", "--concurrency", "0"], "--concurrency 0 is out of range"),
        (["patient", "-o", "no-such-folder/out.csv"], "is not a folder"),
        (["patient", "--legacy", "-o", "one.csv", "--report", "one.csv"], "one.csv is named twice"),
        (["persons"], "'persons' is not a resource"),
    ],
)
def test_wrong_usage_asks_nothing_of_hint(hintctl: Hintctl, words: list[str], why: str) -> None:
    ended = hintctl("export", *words, "--emulator", "--verbose")
    assert ended.code == 2
    assert why in ended.err
    assert "GET" not in ended.err
    assert ended.out == ""


def test_ndjson_comes_while_hint_is_still_being_read(
    serve: Serve, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = serve("--patients", "300")
    monkeypatch.setenv("HINT_API_KEY", "emu-partner-a")
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)  # with it, anything would be a stream
    first_page_read = threading.Event()
    in_time: list[bool] = []

    def hold_back(_method: str, path: str, _answer: bytes) -> None:
        if "patients" in path and "offset=0" not in path:
            in_time.append(first_page_read.wait(timeout=20))

    with changing(url, hold_back) as relay:
        monkeypatch.setenv("HINT_API_URL", relay)
        export = start("export", "patient", "--format", "ndjson")
        assert export.stdout
        first = [json.loads(export.stdout.readline()) for _ in range(100)]
        first_page_read.set()
        rest = [json.loads(line) for line in export.stdout]
        assert export.wait(timeout=20) == 0
    assert in_time
    assert all(in_time)
    assert len({record["hint_id"] for record in first + rest}) == 315


def test_a_list_without_a_total_that_gives_less_than_was_asked_for_is_not_taken_for_all(
    serve: Serve, hintctl: Hintctl, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def at_most_fifty(method: str, path: str, answer: bytes) -> bytes | None:
        return json.dumps(json.loads(answer)[:50]).encode() if "patients?" in path else None

    monkeypatch.setenv("HINT_API_KEY", "emu-partner-a")
    file = tmp_path / "links.csv"
    with changing(serve("--patients", "120", "--no-total-count"), at_most_fifty) as url:
        ended = hintctl("export", "patient", "-o", file, HINT_API_URL=url)
    assert ended.code == 6
    assert "the API gives fewer patients a page than were asked for" in ended.err
    assert not file.exists()
