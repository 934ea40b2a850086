"""`hintctl link` and `hintctl unlink`, against the emulator over real HTTP."""

import json
import signal
import threading

import pytest

from tests.functional.conftest import Call
from tests.functional.relay import changing
from tests.running import Hintctl, Serve, Start, links_held, set_link

ADA, BEA = "pat-n32hjf4mmu1s", "pat-Kx7Qm2ZpT4Lr"
RECORDS = [
    ("patient", "patients", ADA),
    ("customer-invoice", "customer_invoices", "inv-crEBw7TSTb7z"),
    ("practitioner", "practitioners", "pct-7ysh0vjy4EDQ"),
]


@pytest.mark.parametrize(("resource", "path", "hint_id"), RECORDS)
def test_link_and_unlink_every_resource(
    resource: str, path: str, hint_id: str, live: str, hintctl: Hintctl, call: Call
) -> None:
    linked = hintctl("link", resource, hint_id, "emr-1")
    assert (linked.code, linked.out) == (0, f"{resource} {hint_id} is linked to emr-1 (EMULATOR)\n")
    assert call(f"{live}/{path}/emr-1")["id"] == hint_id
    unlinked = hintctl("unlink", resource, "emr-1")
    assert (unlinked.code, unlinked.out) == (0, f"{resource} {hint_id} is no longer linked to emr-1 (EMULATOR)\n")
    assert call(f"{live}/{path}/{hint_id}")["integration_record_id"] is None


def test_linking_again_writes_nothing(live: str, hintctl: Hintctl) -> None:
    hintctl("link", "patient", ADA, "emr-1")
    ended = hintctl("link", "patient", ADA, "emr-1", "--verbose")
    assert ended.code == 0
    assert "is already linked to emr-1; nothing to do" in ended.out
    assert "PATCH" not in ended.err


def test_another_link_is_a_conflict_unless_replaced(live: str, hintctl: Hintctl, call: Call) -> None:
    hintctl("link", "patient", ADA, "emr-1")
    refused = hintctl("link", "patient", ADA, "emr-2")
    assert refused.code == 5
    assert "linked to emr-1" in refused.err
    assert "--replace" in refused.err
    assert call(f"{live}/patients/{ADA}")["integration_record_id"] == "emr-1"
    replaced = hintctl("link", "patient", ADA, "emr-2", "--replace", "--json")
    assert json.loads(replaced.out) == {
        "resource": "patient",
        "hint_id": ADA,
        "integration_record_id": "emr-2",
        "previous": "emr-1",
        "outcome": "replaced",
        "dry_run": False,
    }


@pytest.mark.parametrize("options", [[], ["--replace"], ["--dry-run"]])
def test_an_id_on_another_record_is_a_conflict_that_names_it(
    options: list[str], live: str, hintctl: Hintctl, call: Call
) -> None:
    hintctl("link", "patient", ADA, "emr-1")
    ended = hintctl("link", "patient", BEA, "emr-1", *options)
    assert (ended.code, ended.out) == (5, "")
    assert ADA in ended.err
    assert call(f"{live}/patients/{BEA}")["integration_record_id"] is None


def test_the_same_id_may_be_on_records_of_two_resources(live: str, hintctl: Hintctl) -> None:
    for resource, _, hint_id in RECORDS:
        assert hintctl("link", resource, hint_id, "17").code == 0


def test_a_merged_patient_is_a_conflict_that_names_the_other(live: str, hintctl: Hintctl) -> None:
    ended = hintctl("link", "patient", "pat-y4RfA8gWj1Qz", "emr-1")
    assert ended.code == 5
    assert BEA in ended.err


@pytest.mark.parametrize(
    ("resource", "hint_id", "your_id", "said"),
    [
        ("patient", "emr-1", ADA, "swapped"),
        ("patient", "emr-1", "emr-2", "not a Hint ID"),
        ("patient", "pat-short", "emr-2", "not a Hint ID"),
        ("practitioner", ADA, "emr-1", "is a patient"),
        ("patient", ADA, "", "empty"),
        ("patient", ADA, "..", "path"),
        ("patient", ADA, "x" * 1000, "longer than 255"),
        ("patient", ADA, "a\nb", "U+000A"),
        ("patient", ADA, "a\u200bb", "U+200B"),
        ("patient", ADA, "1.23E+15", "spreadsheet"),
        ("patient", ADA, "a/b", "--force"),
        ("patient", ADA, "a?b#c", "--force"),
        ("patient", ADA, "pat-17", "--force"),
    ],
)
def test_ids_that_must_not_be_linked(
    resource: str, hint_id: str, your_id: str, said: str, live: str, hintctl: Hintctl
) -> None:
    ended = hintctl("link", resource, hint_id, your_id, "--verbose")
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert ended.err.count("\n") == 1, "one line, and no request"


@pytest.mark.parametrize("your_id", ["a/b", "a?b#c", "50%", "pat-17", "a\\b"])
def test_force_links_a_risky_id_which_then_names_the_record(your_id: str, live: str, hintctl: Hintctl) -> None:
    assert hintctl("link", "patient", ADA, your_id, "--force").code == 0
    assert hintctl("get", "patient", your_id, "--field", "id").out == f"{ADA}\n"
    assert hintctl("unlink", "patient", your_id).code == 0


def test_a_dry_run_writes_nothing(live: str, hintctl: Hintctl, call: Call) -> None:
    ended = hintctl("link", "patient", ADA, "emr-1", "--dry-run")
    assert (ended.code, ended.out) == (
        0,
        f"dry run, nothing written: patient {ADA} would be linked to emr-1 (EMULATOR)\n",
    )
    assert call(f"{live}/patients/{ADA}")["integration_record_id"] is None
    hintctl("link", "patient", ADA, "emr-1")
    ended = hintctl("unlink", "patient", "emr-1", "--dry-run")
    assert "would no longer be linked" in ended.out
    assert call(f"{live}/patients/{ADA}")["integration_record_id"] == "emr-1"


def test_unlinking_what_is_not_linked_is_done_already(live: str, hintctl: Hintctl) -> None:
    ended = hintctl("unlink", "patient", ADA, "--json")
    assert ended.code == 0
    assert json.loads(ended.out)["outcome"] == "unchanged"


@pytest.mark.parametrize(
    "switches",
    [
        ["--names-required"],
        ["--clears-with", "null"],
        ["--clears-with", "empty"],
        ["--names-required", "--clears-with", "empty", "--duplicate-status", "409", "--no-total-count"],
    ],
    ids=" ".join,
)
def test_every_variant_of_what_is_not_known_is_coped_with(
    switches: list[str], serve: Serve, hintctl: Hintctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HINT_API_URL", serve(*switches))
    monkeypatch.setenv("HINT_API_KEY", "emu-partner-a")
    assert hintctl("link", "patient", ADA, "emr-1").code == 0
    assert hintctl("link", "patient", BEA, "emr-1").code == 5
    assert hintctl("unlink", "patient", "emr-1").code == 0
    assert hintctl("get", "patient", ADA, "--field", "integration_record_id").out == "\n"
    assert hintctl("get", "patient", ADA, "--field", "first_name").out == "Ada\n"


def test_an_api_that_clears_with_nothing_is_a_clear_error(
    serve: Serve, hintctl: Hintctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HINT_API_URL", serve("--clears-with", "neither"))
    monkeypatch.setenv("HINT_API_KEY", "emu-partner-a")
    hintctl("link", "patient", ADA, "emr-1")
    ended = hintctl("unlink", "patient", ADA)
    assert ended.code == 6
    assert "neither with null nor with an empty string" in ended.err


def test_a_partner_neither_sees_nor_uses_anothers_ids(live: str, hintctl: Hintctl) -> None:
    hintctl("link", "patient", ADA, "a-1")
    as_b = {"HINT_API_KEY": "emu-partner-b"}
    assert hintctl("get", "patient", "a-1", **as_b).code == 4
    assert hintctl("unlink", "patient", "a-1", **as_b).code == 4
    assert hintctl("get", "patient", ADA, "--field", "integration_record_id", **as_b).out == "\n"
    assert hintctl("link", "patient", BEA, "a-1", **as_b).code == 0, "the same ID is free for another partner"
    assert hintctl("get", "patient", "a-1", "--field", "id").out == f"{ADA}\n"


@pytest.mark.parametrize("command", [["link", "patient", ADA, "emr-1"], ["unlink", "patient", "emr-0"]])
def test_an_interrupt_while_the_write_is_on_its_way_says_how_to_see_what_became_of_it(
    command: list[str], live: str, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_link(live, ADA, "emr-0" if command[0] == "unlink" else None)
    written, ended = threading.Event(), threading.Event()

    def hold_back(method: str, path: str, answer: bytes) -> None:
        if method == "PATCH":
            written.set()
            ended.wait(30)

    with changing(live, hold_back) as url:
        process = start(*command, "--endpoint", url)
        assert written.wait(30)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
        ended.set()
    assert (process.returncode, out) == (130, "")
    look = f"hintctl get patient {ADA} --endpoint {url}"
    assert err == f"hintctl: interrupted. Whether it was written is not known. See: {look}\n"
    assert links_held(live)[ADA] == ("emr-1" if command[0] == "link" else None), "it was"


def test_an_interrupt_before_the_write_leaves_nothing_in_doubt(live: str, start: Start) -> None:
    asked, ended = threading.Event(), threading.Event()

    def hold_back(method: str, path: str, answer: bytes) -> None:
        asked.set()
        ended.wait(30)

    with changing(live, hold_back) as url:
        process = start("link", "patient", ADA, "emr-1", "--endpoint", url)
        assert asked.wait(30)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
        ended.set()
    assert (process.returncode, err) == (130, "hintctl: interrupted.\n")
    assert links_held(live)[ADA] is None
