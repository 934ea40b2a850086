"""What the words of a text are about."""

import pytest

from hintctl.audit.topics import HINT_RECORDS, OTHER_THINGS, Topic, system_in, topic_of


@pytest.mark.parametrize(
    "text", ["patient.firstName dob", "CustomerInvoice practitioner", "membership_status, lead_source"]
)
def test_about_hints_records(text: str) -> None:
    topic = topic_of(text)
    assert topic.for_hint > topic.for_other
    assert topic.hint_words


@pytest.mark.parametrize(
    "text",
    [
        "ynab payee budget memo",
        "csv upload row_count",
        "click shortener slug",
        "babel jsx runtime",
        "product sku supplier",
        "article headline",
        "canvas sis course",
    ],
)
def test_about_other_things(text: str) -> None:
    topic = topic_of(text)
    assert topic.for_other > topic.for_hint
    assert topic.other_words


@pytest.mark.parametrize("text", ["", "x = y + z"])
def test_about_nothing(text: str) -> None:
    assert topic_of(text) == Topic(for_hint=0, for_other=0, hint_words=(), other_words=())


def test_a_word_counts_once_and_all_together_not_without_end() -> None:
    assert topic_of("patient " * 50).for_hint == topic_of("patient").for_hint
    assert topic_of(" ".join(HINT_RECORDS)).for_hint == topic_of(" ".join(OTHER_THINGS)).for_other == 4.0
    assert len(topic_of(" ".join(OTHER_THINGS)).other_words) == 3


def test_hint_counts_only_where_it_is_hints_and_import_only_in_names() -> None:
    assert topic_of("hint").for_hint > 0
    assert topic_of("hint", hint=False).for_hint == 0
    assert topic_of("import", imports=True).for_other > topic_of("import").for_other


@pytest.mark.parametrize("table", [HINT_RECORDS, OTHER_THINGS])
def test_every_word_can_be_met(table: dict[str, float]) -> None:
    for word, weight in table.items():
        topic = topic_of(word)
        assert topic.for_hint + topic.for_other >= min(weight, 4.0), word


@pytest.mark.parametrize(
    ("text", "system"),
    [("ynab.import_id(x)", "ynab"), ("Elation", "elation"), ("patient", ""), ("canvas", ""), ("", "")],
)
def test_systems(text: str, system: str) -> None:
    assert system_in(text) == system
