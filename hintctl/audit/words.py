"""The words in names, in any spelling."""

import re
from itertools import pairwise

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


def words_of(text: str) -> list[str]:
    """The words in a text's identifiers, small and without a plural's s: customer, invoice in `customerInvoices`."""
    return [_singular(word.lower()) for word in _WORD.findall(text)]


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def pairs_of(words: list[str]) -> list[str]:
    """Neighbouring words joined: `first_name` says more than `first` and `name`."""
    return [f"{first}_{second}" for first, second in pairwise(words)]
