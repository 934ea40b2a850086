"""Evidence for, words against, and what comes of both."""

from dataclasses import replace

import pytest

from hintctl.audit.finding import Confidence
from hintctl.audit.project import OtherFile
from hintctl.audit.signals import Credit, signals_in
from hintctl.audit.topics import topic_of
from hintctl.audit.uses import Verdict
from hintctl.audit.weigh import FileFacts, NameFacts, weigh
from tests.unit.audit.surroundings import BARE

LOW, MEDIUM, HIGH = Confidence
HOST = signals_in("https://api.hint.com/api/provider")
PATIENT = replace(BARE, receiver="patient", siblings=("first_name", "dob"))
YNAB = replace(BARE, receiver="transaction", siblings=("payee", "budget_id"))
FILE = FileFacts(
    path="a.py", signals=(), others=(), topic=topic_of(""), other_host="", rival="", credit=Credit(), relations={}
)
AT_HINT = replace(FILE, signals=HOST)
NAME = NameFacts(field="import_id", own_name="", function=False, section=None)


def beside(value: float) -> FileFacts:
    return replace(FILE, others=(OtherFile(where="b.py beside it", signals=HOST, value=value),))


def test_nothing_speaks_for_hint() -> None:
    verdict = weigh(BARE, FILE, NAME)
    assert verdict == Verdict(confidence=LOW, reasons=("nothing near it speaks of Hint",))


def test_patients_alone_are_in_many_systems() -> None:
    assert weigh(PATIENT, FILE, NAME).confidence is LOW


def test_a_patient_beside_hints_host_is_hints() -> None:
    verdict = weigh(PATIENT, AT_HINT, NAME)
    assert verdict.confidence is HIGH
    assert verdict.reasons[0].startswith("a.py names https://api.hint.com")
    assert any("patient" in reason for reason in verdict.reasons)
    assert not any(reason.endswith(".") or reason.startswith("but ") for reason in verdict.reasons)


@pytest.mark.parametrize(
    ("context", "file", "name"),
    [
        ({}, {}, {"function": True}),
        ({}, {"rival": "client.py calls api.elation.example"}, {}),
        ({}, {"other_host": "api.ynab.com"}, {}),
        ({}, {"relations": {"import_id": "create_table imports"}}, {}),
        ({"kebab": True}, {}, {}),
        ({"before": "belongs_to "}, {}, {}),
        ({"headers": ("class ElationClient",)}, {}, {}),
        ({"receiver": "ynab"}, {}, {}),
        ({"siblings": ("payee", "budget_id", "memo")}, {}, {}),
    ],
)
def test_what_speaks_against_it_makes_it_less_and_is_said(
    context: dict[str, object], file: dict[str, object], name: dict[str, object]
) -> None:
    assert weigh(BARE, AT_HINT, NAME).confidence is HIGH
    verdict = weigh(
        replace(BARE, **context),  # type: ignore[arg-type] # names and values as in the table
        replace(AT_HINT, **file),  # type: ignore[arg-type] # as above
        replace(NAME, **name),  # type: ignore[arg-type] # as above
    )
    assert verdict.confidence < HIGH
    assert verdict.reasons[-1].startswith("but ")


def test_a_relation_is_about_its_own_field() -> None:
    file = replace(AT_HINT, relations={"external_link_id": "external_links"})
    assert weigh(BARE, file, NAME).confidence is HIGH
    assert weigh(BARE, file, replace(NAME, field="external_link_id")).confidence < HIGH


def test_another_vendors_record_is_not_hints_though_the_file_names_its_host() -> None:
    assert weigh(YNAB, replace(AT_HINT, other_host="api.ynab.com"), NAME).confidence is LOW


def test_evidence_in_another_file_counts_as_far_as_it_comes() -> None:
    found = [weigh(PATIENT, beside(value), NAME).confidence for value in (4.0, 2.5, 1.2, 0.5)]
    assert found == sorted(found, reverse=True)
    assert (found[0], found[-1]) == (HIGH, LOW)
    assert weigh(PATIENT, beside(4.0), NAME).reasons[0].startswith("b.py beside it names https://api.hint.com")


def test_a_name_of_hints_own_counts_where_hint_is_certain() -> None:
    own = replace(NAME, own_name="hint_import_id")
    assert weigh(BARE, beside(2.0), NAME).confidence < weigh(BARE, beside(2.0), own).confidence
    assert "it is itself named for Hint" in weigh(BARE, beside(2.0), own).reasons
    assert "it is itself named for Hint" not in weigh(BARE, replace(beside(2.0), credit=Credit(name=0.5)), own).reasons


def test_in_a_part_of_a_data_file_that_does_not_speak_of_hint_its_evidence_is_worth_less() -> None:
    elsewhere = replace(NAME, section="vendor:\n  import_source: x\n")
    assert weigh(BARE, AT_HINT, elsewhere).confidence < HIGH
    assert weigh(BARE, AT_HINT, replace(NAME, section="hint_api:\n  import_source: x\n")).confidence is HIGH
