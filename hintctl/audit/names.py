"""Finds the three names in a text, in every spelling, and nothing longer but its accessors (`getImportId`)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hintctl.audit.rules import BY_FIELD, HINT003, Rule

ANYWHERE = re.compile(r"external(?:_?link_?id|-link-id)|import(?:[_-]?(?:id|source))", re.IGNORECASE | re.ASCII)
_BEFORE = re.compile(r"[\w-]*\Z")
_LONGEST_PREFIX = 40
# What may precede a name in one word and leaves it the same name: Hint's own prefix, an underscore, a data- attribute,
# a long option's dashes, the verb of an accessor; and what only looks like a part of the word: an escape before it.
_PREFIX = re.compile(
    r"(?:-{1,2}|data-)?_*(?P<accessor>(?:get|set|has|with|clear|find_?(?:all_?|first_?|one_?)?by)_?)?"
    r"(?:hint(?:[_-]?(?:health|api|patient|practitioner|customer_?invoice|invoice))?[_-]?)?",
    re.IGNORECASE,
)
_ESCAPE = re.compile(r"(?:\\[ntrbfv]|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|%[0-9a-fA-F]{2})\Z")
_SPELLINGS = tuple(
    re.compile(pattern)
    for pattern in (
        r"[a-z]+(?:_[a-z]+)+",  # import_id
        r"[A-Z]+(?:_[A-Z]+)+",  # IMPORT_ID
        r"[a-z]+(?:-[a-z]+)+",  # import-id
        r"[a-z]+(?:[A-Z][a-z]+)*(?:Id|ID|Source)",  # importId, importID
        r"[A-Z][a-z]+(?:[A-Z][a-z]+)*(?:Id|ID|Source)",  # ImportId, ExternalLinkID
        r"[A-Z][a-z]+(?:_[A-Z][a-z]+)*_(?:Id|ID|Source)",  # Import_Id
    )
)
_BOTH = re.compile(r"[`*_]{0,2}\s?/\s?[`*_]{0,2}source\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Name:
    """One occurrence. `start` and `end` span the whole word; the field's own name begins at `core`.

    `accessor`: the verb of a function that reads or sets a member of the name, as `get` in `getImportId`; else empty.
    """

    rule: Rule
    start: int
    core: int
    end: int
    accessor: str = ""

    @property
    def prefixed(self) -> bool:
        """Whether the word says more than the field's name (`hint_import_id`), and so is the partner's own."""
        return self.core - self.start > 0


def find_names(text: str) -> Iterator[Name]:
    """Every occurrence in order. `import_id/source`, as prose writes it, is one of each."""
    for match in ANYWHERE.finditer(text):
        if (name := _whole(text, match.start(), match.end())) is None:
            continue
        yield name
        if name.rule.field == "import_id" and (both := _BOTH.match(text, name.end, name.end + 20)):
            start = both.end() - len("source")
            yield Name(rule=HINT003, start=start, core=start, end=both.end())


def field_of(word: str) -> str | None:
    """The wire name that a word spells, whatever its casing: `ExternalLinkID` is `external_link_id`."""
    if not any(spelling.fullmatch(word) for spelling in _SPELLINGS):
        return None
    squeezed = word.replace("_", "").replace("-", "").lower()
    return next((field for field in BY_FIELD if field.replace("_", "") == squeezed), None)


def _whole(text: str, start: int, end: int) -> Name | None:
    following = text[end : end + 1] if text[end : end + 3] != "__c" else ""  # a custom field of Salesforce
    if following == "_" or following.isalnum() or (text[start:end].count("-") and following == "-"):
        return None
    field = field_of(text[start:end])
    if field is None:
        return None
    word = _BEFORE.search(text, max(0, start - _LONGEST_PREFIX), start)
    first = word.start() if word else start
    if "-" not in text[start:end]:  # a dash before import_id is a minus, a range or a bullet
        first = max(first, text.rfind("-", first, start) + 1)
    if escape := _ESCAPE.search(text, max(0, start - 6), start):
        return Name(rule=BY_FIELD[field], start=start, core=start, end=end) if escape.start() <= first else None
    prefix = text[first:start]
    known = _PREFIX.fullmatch(prefix)
    if not known or (prefix[-1:].isalpha() and not text[start].isupper()):
        return None
    return Name(
        rule=BY_FIELD[field],
        start=first + len(prefix) - len(prefix.lstrip("-")),
        core=start,
        end=end,
        accessor=(known["accessor"] or "").strip("_").lower(),
    )
