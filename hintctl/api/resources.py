"""The three kinds of record that carry Integration Data, their IDs, and how an ID goes into a path."""

import re
from enum import Enum
from urllib.parse import quote

from hintctl.errors import UsageError, did_you_mean

LONGEST_ID = 255  # Hint documents no limit; a longer "ID" is a mistake, and too long for a path besides
_HINT_ID = re.compile(r"(?:pat|inv|pct)-[A-Za-z0-9]{12}")
_LOOKS_LIKE_HINT_ID = re.compile(r"(?:pat|inv|pct)-", re.IGNORECASE)


class Resource(Enum):
    """A kind of record. The value is its name on the command line and in files."""

    PATIENT = "patient"
    CUSTOMER_INVOICE = "customer-invoice"
    PRACTITIONER = "practitioner"

    @property
    def path(self) -> str:
        """Its segment in API paths, `patients` say."""
        return self.value.replace("-", "_") + "s"

    @property
    def prefix(self) -> str:
        """What its Hint IDs begin with (HINT-API: Hint ID prefixes)."""
        return _PREFIXES[self]

    @classmethod
    def parse(cls, text: str) -> "Resource":
        """Reads a name in any of its spellings: plural, underscore, CamelCase, `invoice`. Raises UsageError."""
        name = re.sub(r"[-_ ]", "", text).lower().removesuffix("s")
        if resource := _SPELLINGS.get(name):
            return resource
        said = {spelling: resource.value for spelling, resource in _SPELLINGS.items()}
        near = did_you_mean(name, said, said=said)
        hint = near or f"Use one of: {', '.join(resource.value for resource in cls)}."
        raise UsageError(f"{text!r} is not a resource.", hint=hint)

    @classmethod
    def of(cls, hint_id: str) -> "Resource":
        """The kind of record that a Hint ID names. The ID must be one (`is_hint_id`)."""
        return _BY_PREFIX[hint_id[:4]]


_PREFIXES = {Resource.PATIENT: "pat-", Resource.CUSTOMER_INVOICE: "inv-", Resource.PRACTITIONER: "pct-"}
_BY_PREFIX = {prefix: resource for resource, prefix in _PREFIXES.items()}
_SPELLINGS = {
    "patient": Resource.PATIENT,
    "customerinvoice": Resource.CUSTOMER_INVOICE,
    "invoice": Resource.CUSTOMER_INVOICE,
    "practitioner": Resource.PRACTITIONER,
}


def is_hint_id(text: str) -> bool:
    """Whether the text is a Hint ID: `pat-`, `inv-` or `pct-` and 12 letters or digits."""
    return _HINT_ID.fullmatch(text) is not None


def looks_like_hint_id(text: str) -> bool:
    """Whether a partner's own ID could be taken for a Hint ID, which makes it ambiguous in a path."""
    return _LOOKS_LIKE_HINT_ID.match(text) is not None


def path_segment(record_id: str) -> str:
    """Encodes an ID as one segment of a path that decodes to the ID itself.

    Raises UsageError for the IDs that no encoding keeps in place: `.` and `..` are climbed by HTTP libraries and
    servers alike, an empty one names the list; and for those that are too long or not valid Unicode.
    """
    if record_id in ("", ".", ".."):
        raise UsageError(f"{record_id!r} can't be an ID: it would change the address.", hint="Check the ID.")
    if len(record_id) > LONGEST_ID:
        raise UsageError(f"an ID of {len(record_id)} characters is too long.", hint=f"At most {LONGEST_ID}.")
    try:
        return quote(record_id, safe="")
    except UnicodeEncodeError:
        raise UsageError(f"{record_id!r} is not valid text.", hint="Give the ID in UTF-8.") from None
