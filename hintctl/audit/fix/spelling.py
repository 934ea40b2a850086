"""Spells the new name the way the old one was spelt."""

import re

_WORDS = ("integration", "record", "id")
_SPELT = re.compile(r"integration[_-]?record[_-]?id(?![A-Za-z0-9_])", re.IGNORECASE | re.ASCII)


def respell(word: str) -> str:
    """The new name in the casing of an old one: `ExternalLinkID` gives `IntegrationRecordID`."""
    for joint in ("_", "-"):
        if joint in word:
            return joint.join(_cased(word, index) for index in range(3))
    if word.isupper() or word.islower():
        return "".join(_cased(word, index) for index in range(3))
    last = "ID" if word.endswith("ID") else "Id"
    return ("I" if word[0].isupper() else "i") + "ntegrationRecord" + last


def _cased(word: str, index: int) -> str:
    if word.isupper():
        return _WORDS[index].upper()
    if word[0].isupper():
        return "ID" if index == 2 and word.endswith("ID") else _WORDS[index].capitalize()
    return _WORDS[index]


def find_replacement(text: str) -> list[tuple[int, int]]:
    """Where a text has the new name as a whole word, in any casing: start and end of each."""
    return [
        match.span()
        for match in _SPELT.finditer(text)
        if not (text[match.start() - 1 : match.start()].isalnum() or text[match.start() - 1 : match.start()] == "_")
    ]
