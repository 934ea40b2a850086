"""What the words of a text are about."""

import pytest

from hintctl.audit.vocabulary import OTHER, PATIENT, about, other_client


@pytest.mark.parametrize(
    "text", ["patient.firstName dob", "CustomerInvoice practitioner", "membership_status, lead_source"]
)
def test_about_hints_records(text: str) -> None:
    for_hint, for_other, words, _ = about(text)
    assert for_hint > for_other
    assert words


@pytest.mark.parametrize(
    "text",
    [
        "ynab payee budget memo",
        "csv upload row_count",
        "click shortener slug",
        "babel jsx runtime",
        "product sku supplier",
        "article headline",
    ],
)
def test_about_other_things(text: str) -> None:
    for_hint, for_other, _, words = about(text)
    assert for_other > for_hint
    assert words


def test_about_nothing() -> None:
    assert about("x = y + z") == (0, 0, [], [])
    assert about("") == (0, 0, [], [])


def test_a_word_counts_once_and_all_together_not_without_end() -> None:
    assert about("patient " * 50)[0] == about("patient")[0]
    assert about(" ".join(PATIENT))[0] == about(" ".join(OTHER))[1] == 4.0


def test_hint_counts_only_where_it_is_hints() -> None:
    assert about("hint")[0] > 0
    assert about("hint", hint=False)[0] == 0
    assert about("import", imports=True)[1] > about("import")[1]


@pytest.mark.parametrize(
    ("text", "client"),
    [
        ("class ElationClient", "ElationClient"),
        ("drchrono_api.post", "drchrono_api"),
        ("new YnabApi()", "YnabApi"),
        ("class HintClient", ""),
        ("class HttpClient", ""),
        ("PatientApi", ""),
        ("api_client", ""),
        ("", ""),
    ],
)
def test_other_clients(text: str, client: str) -> None:
    assert other_client(text) == client
