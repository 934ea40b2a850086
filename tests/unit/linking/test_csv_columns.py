"""Columns are found by header, name, number or content, and never guessed."""

import pytest

from hintctl.errors import UsageError
from hintctl.linking.csv_columns import Columns, find_columns

PAT = "pat-n32hjf4mmu1s"


def find(*first: str, hint_id_col: str | None = None, your_id_col: str | None = None) -> Columns:
    return find_columns(first, hint_id_col=hint_id_col, your_id_col=your_id_col, name="links.csv")


@pytest.mark.parametrize(
    "name",
    [
        *("hint_id", "Hint ID", "hint-id", "HINT_ID", "hintId", "HintID", " hint_id ", "\ufeffhint_id", "hintid"),
        *("hint_record_id", "hint_patient_id", "HintPatientId", "hint_customer_invoice_id", "Hint Invoice ID"),
        *("hint_practitioner_id", "Hint Provider ID", "hintCustomerInvoiceId"),
    ],
)
def test_a_column_of_hint_ids_is_known_by_many_spellings(name: str) -> None:
    columns = find("note", "your_id", name)
    assert (columns.hint_id, columns.integration_record_id, columns.has_header) == (2, 1, True)


@pytest.mark.parametrize(
    "name",
    [
        *("integration_record_id", "Integration Record ID", "integrationRecordId", "integration_id", "record_id"),
        *(
            "your_id",
            "our id",
            "My_ID",
            "external_id",
            "ExternalID",
            "emr_id",
            "EMR Patient ID",
            "ehr-id",
            "mrn",
            "MRN",
        ),
        *("lab_id", "pms_patient_id", "chart_id", "partner_record_id", "internal_id", "billing_invoice_id"),
    ],
)
def test_a_column_of_the_partners_ids_is_known_by_many_spellings(name: str) -> None:
    columns = find(name, "note", "hint_record_id")
    assert (columns.hint_id, columns.integration_record_id) == (2, 0)


@pytest.mark.parametrize(
    ("hint_id_col", "your_id_col", "found"),
    [
        ("chart", "ref", (1, 2)),
        ("CHART", " Ref", (1, 2)),
        ("2", "3", (1, 2)),
        ("hint_id", "3", (0, 2)),
        (None, "ref", (0, 2)),
        (None, "4", (0, 3)),
        ("chart", "1", (1, 3)),  # the column of the name "1" comes before the first one
    ],
)
def test_columns_are_named_by_header_or_number(
    hint_id_col: str | None, your_id_col: str, found: tuple[int, int]
) -> None:
    columns = find("hint_id", "chart", "ref", "1", hint_id_col=hint_id_col, your_id_col=your_id_col)
    assert (columns.hint_id, columns.integration_record_id) == found


@pytest.mark.parametrize(
    ("first", "hint_id_col", "your_id_col", "message"),
    [
        (
            ("hint_id", "hint_patient_id", "emr_id"),
            None,
            None,
            "more than one column could hold the Hint IDs: 'hint_id', 'hint_patient_id'. Name one with --hint-id-col.",
        ),
        (
            ("hint_id", "emr_id", "MRN", "note"),
            None,
            None,
            "more than one column could hold your IDs: 'emr_id', 'MRN'. Name one with --your-id-col.",
        ),
        (
            ("hint_id", "ref", "ref"),
            None,
            "ref",
            "more than one column could hold your IDs: 'ref', 'ref'. Name one with --your-id-col.",
        ),
        (("name", "born"), None, None, "no column for the Hint IDs among 'name', 'born'. Name it with --hint-id-col."),
        (("hint_id", "born"), None, None, "no column for your IDs among 'born'. Name it with --your-id-col."),
        (("hint_id", "emr_id"), None, "emr-idd", "no column 'emr-idd'. Did you mean 'emr_id'?"),
        (("hint_id", "emr_id"), "0", None, "no column '0'. It has: 'hint_id', 'emr_id'."),
        (("hint_id", "emr_id"), "3", None, "no column '3'. It has: 'hint_id', 'emr_id'."),
        (("hint_id", "emr_id"), "٢", None, "no column '٢'. It has: 'hint_id', 'emr_id'."),
        (("番号", "emr_id"), "患者", None, "no column '患者'. It has: '番号', 'emr_id'."),
        (("hint_id", "Größe"), None, "Grüße", "no column 'Grüße'. Did you mean 'Größe'?"),
        (("hint_id", "", "emr_id"), "--", None, "no column '--'. It has: 'hint_id', 'emr_id'."),
        (("hint_id", "emr_id"), None, "1", "one column can't hold both IDs. Name another with --your-id-col."),
    ],
)
def test_a_column_that_is_not_clear_is_an_error_that_lists_the_columns(
    first: tuple[str, ...], hint_id_col: str | None, your_id_col: str | None, message: str
) -> None:
    with pytest.raises(UsageError) as caught:
        find(*first, hint_id_col=hint_id_col, your_id_col=your_id_col)
    assert caught.value.explain() == f"links.csv: {message}"


@pytest.mark.parametrize(
    ("first", "hint_id_col", "your_id_col", "found"),
    [
        ((PAT, "emr-1"), None, None, (0, 1)),
        (("emr-1", f" {PAT} "), None, None, (1, 0)),
        (("emr-1", PAT, "note"), None, "1", (1, 0)),
        ((PAT, "pat-Kx7Qm2ZpT4Lr", "emr-1"), "2", "3", (1, 2)),
    ],
)
def test_a_file_without_a_header_works_when_one_column_holds_hint_ids(
    first: tuple[str, ...], hint_id_col: str | None, your_id_col: str | None, found: tuple[int, int]
) -> None:
    columns = find(*first, hint_id_col=hint_id_col, your_id_col=your_id_col)
    assert (columns.hint_id, columns.integration_record_id, columns.has_header) == (*found, False)
    assert columns.names == tuple(f"column_{number}" for number in range(1, len(first) + 1))


@pytest.mark.parametrize(
    ("first", "your_id_col", "message"),
    [
        ((PAT, "pat-Kx7Qm2ZpT4Lr", "emr-1"), None, "has no header and Hint IDs in columns 1, 2."),
        ((PAT, "emr-1", "note"), None, "has no header and 3 columns, so which holds your IDs is not clear."),
        ((PAT, "emr-1"), "emr_id", "has no header and no column 'emr_id'. --your-id-col takes 1 to 2."),
        ((PAT, "emr-1"), "3", "has no header and no column '3'. --your-id-col takes 1 to 2."),
    ],
)
def test_a_file_without_a_header_is_refused_where_its_columns_are_not_clear(
    first: tuple[str, ...], your_id_col: str | None, message: str
) -> None:
    with pytest.raises(UsageError) as caught:
        find(*first, your_id_col=your_id_col)
    assert caught.value.explain().startswith(f"links.csv {message}")


@pytest.mark.parametrize(
    ("first", "guarded"),
    [
        (("hint_id", "emr_id"), False),
        (("hint_id", "emr_id", "hintctl_error"), True),
        (("line", "resource", "hint_id", "integration_record_id", "outcome", "previous", "detail"), True),
        (("line", "hint_id", "integration_record_id"), False),
        ((PAT, "emr-1"), False),
    ],
)
def test_only_a_file_that_hintctl_wrote_has_guards_to_take_off(first: tuple[str, ...], guarded: bool) -> None:
    assert find(*first).guarded is guarded


def test_the_headers_of_a_file_of_rejects_lose_their_guards_too() -> None:
    columns = find("'-id", "'@ref", "'plain", "hintctl_error", hint_id_col="-id", your_id_col="@ref")
    assert columns.names == ("-id", "@ref", "'plain", "hintctl_error")


def test_a_damaged_hint_id_in_a_numbered_column_is_a_row_and_not_a_header() -> None:
    columns = find_columns(["pat-short", "emr-1"], hint_id_col="1", your_id_col="2", name="f.csv")
    assert not columns.has_header
