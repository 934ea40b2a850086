"""What could be meant is asked, once, for hintctl's own words; never for IDs of records."""

from pathlib import Path

import pytest

from tests.running import Hintctl

ADA = "pat-n32hjf4mmu1s"


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("bulklink links.csv", "bulk-link"),
        ("lnk", "link"),
        ("runs shwo last", "show"),
        ("emulator rest", "reset"),
        ("link --replce", "--replace"),
        ("get --josn", "--json"),
        ("--versio", "--version"),
        ("get patinet x", "patient"),
        ("get inovice x", "customer-invoice"),
        ("unlink practicioners x", "practitioner"),
        ("export patient --format cvs", "csv"),
        ("audit --format srif", "sarif"),
        ("audit --min-confidence med", "medium"),
        ("emulator serve --clears-with nul", "null"),
    ],
)
def test_a_misspelt_word_is_asked_about_once(hintctl: Hintctl, line: str, meant: str) -> None:
    ended = hintctl(*line.split())
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert f"Did you mean {meant}?" in ended.err
    assert ended.err.count("Did you mean") == ended.err.count("?") == 1
    assert "possible options" not in ended.err.lower()


@pytest.mark.parametrize("line", ["xyz", "get pharmacy x", "link --zzz", "export patient --format yaml", "runs xyz"])
def test_what_is_near_to_nothing_is_not_asked_about(hintctl: Hintctl, line: str) -> None:
    ended = hintctl(*line.split())
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert "Did you mean" not in ended.err


def test_a_misspelt_field_is_asked_about(live: str, hintctl: Hintctl) -> None:
    ended = hintctl("get", "patient", ADA, "--field", "frist_name")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "hintctl: the record has no field 'frist_name'. Did you mean first_name?\n"


@pytest.mark.parametrize("wanted", ["hint_idd", "Hint I"])
def test_a_misspelt_column_is_asked_about_as_the_file_spells_it(links: Path, hintctl: Hintctl, wanted: str) -> None:
    ended = hintctl("verify", links, "--hint-id-col", wanted, "--emulator")
    assert (ended.code, ended.out) == (2, "")
    assert f"no column {wanted!r}. Did you mean 'Hint ID'?" in ended.err


def test_a_run_is_asked_about_where_one_sign_is_wrong(live: str, file: Path, hintctl: Hintctl) -> None:
    hintctl("bulk-link", file, "--yes")
    run = hintctl("runs", "list").out.split("\t")[0]
    wrong = run[:-1] + ("0" if run[-1] != "0" else "1")
    assert f"Did you mean {run}? See: hintctl runs list" in hintctl("runs", "show", wrong).err
    assert "Did you mean last?" in hintctl("runs", "show", "latest").err
    assert "Did you mean" not in hintctl("runs", "show", "20190101-010101-abcd").err


def test_the_id_of_a_record_is_never_guessed(live: str, file: Path, hintctl: Hintctl) -> None:
    hintctl("link", "patient", ADA, "emr-90210")
    for record_id in ("emr-90211", ADA[:-1] + "t"):
        ended = hintctl("get", "patient", record_id)
        assert ended.code == 4
        assert "Did you mean" not in ended.err
