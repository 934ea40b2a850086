"""`--web-link` of `link` and `bulk-link`: the way from Hint into the partner's own chart."""

from pathlib import Path

import pytest

from tests.functional.conftest import Call
from tests.running import Hintctl

ADA, BEA, CAL = "pat-n32hjf4mmu1s", "pat-Kx7Qm2ZpT4Lr", "pat-b8VnE3yHs6Wd"
ALDER = "pct-7ysh0vjy4EDQ"
TEMPLATE = "https://emr.example/chart/{integration_record_id}?hint={hint_id}"


def test_link_sets_both_with_one_request(live: str, hintctl: Hintctl, call: Call) -> None:
    ended = hintctl("link", "patient", ADA, "käse 1", "--web-link", TEMPLATE, "--verbose")
    assert ended.code == 0, ended.err
    assert ended.err.count("PATCH") == 1
    assert call(f"{live}/patients/{ADA}")["integration_web_link"] == (
        f"https://emr.example/chart/k%C3%A4se%201?hint={ADA}"
    )
    assert call(f"{live}/patients/{ADA}")["integration_record_id"] == "käse 1"
    again = hintctl("link", "patient", ADA, "käse 1", "--web-link", TEMPLATE, "--verbose")
    assert (again.code, again.err.count("PATCH")) == (0, 0)
    other = hintctl("link", "patient", ADA, "käse 1", "--web-link", "https://new.example/{hint_id}")
    assert other.code == 0
    assert call(f"{live}/patients/{ADA}")["integration_web_link"] == f"https://new.example/{ADA}"


def test_bulk_link_sets_it_for_patients_only_and_writes_nothing_twice(
    live: str, hintctl: Hintctl, call: Call, tmp_path: Path
) -> None:
    call(f"{live}/patients/{CAL}", "PATCH", {"integration_record_id": "emr-3"})
    file = tmp_path / "links.csv"
    file.write_text(f"hint_id,your_id\n{ADA},emr-1\n{BEA},emr-2\n{CAL},emr-3\n{ALDER},dr-1\n")
    ended = hintctl("bulk-link", file, "--yes", "--web-link", TEMPLATE, "--verbose")
    assert ended.code == 0, ended.err
    assert ended.err.count("PATCH") == 4
    found = {hint_id: call(f"{live}/patients/{hint_id}")["integration_web_link"] for hint_id in (ADA, BEA, CAL)}
    assert found == {
        ADA: f"https://emr.example/chart/emr-1?hint={ADA}",
        BEA: f"https://emr.example/chart/emr-2?hint={BEA}",
        CAL: f"https://emr.example/chart/emr-3?hint={CAL}",
    }
    assert call(f"{live}/practitioners/{ALDER}")["integration_record_id"] == "dr-1"
    again = hintctl("bulk-link", file, "--yes", "--web-link", TEMPLATE, "--verbose")
    assert "PATCH" not in again.err
    assert again.out.startswith("4 already linked")


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("https://emr.example/chart", "needs the place of an ID"),
        ("https://emr.example/{patient_id}", "{patient_id} is unknown"),
        ("https://{hint_id}.emr.example/", "ID in its host"),
        ("javascript:alert({hint_id})", "not a web address"),
        ("emr.example/{hint_id}", "not a web address"),
        ("https://emr.example/{hint_id", "needs the place of an ID"),
        ("https://emr.example/{hint_id}/\x1b[31m", "not a web address"),
        ("", "needs the place of an ID"),
    ],
)
def test_a_template_that_could_lead_to_the_wrong_place_is_refused_before_any_request(
    template: str, said: str, live: str, links: Path, hintctl: Hintctl
) -> None:
    for command in (["link", "patient", ADA, "emr-1"], ["bulk-link", links, "--yes"]):
        ended = hintctl(*command, "--web-link", template, "--verbose")
        assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
        assert said in ended.err


def test_other_records_have_none(live: str, hintctl: Hintctl) -> None:
    ended = hintctl("link", "practitioner", ALDER, "dr-1", "--web-link", TEMPLATE, "--verbose")
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert "has no web link" in ended.err
