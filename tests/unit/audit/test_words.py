"""The words in names."""

import pytest

from hintctl.audit.words import pairs_of, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("customerInvoices", ["customer", "invoice"]),
        ("HTTPClient", ["http", "client"]),
        ("sync_status", ["sync", "status"]),
        ("companies", ["company"]),
        ("x1y", ["x", "y"]),
        ("address analysis", ["address", "analysis"]),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_pairs() -> None:
    assert pairs_of(["first", "name", "x"]) == ["first_name", "name_x"]
    assert pairs_of([]) == []
