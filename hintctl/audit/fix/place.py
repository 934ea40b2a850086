"""Where a name stands, as far as changing it goes."""

from collections.abc import Hashable
from dataclasses import dataclass
from enum import Enum

from hintctl.audit.fix.document import Document

INTERNAL = "an internal name: rename it with your editor, or keep it with hintctl: ignore"
INTERNAL_SOURCE = "an internal name: remove it by hand, or keep it with hintctl: ignore"
COLUMN = "a column: write a migration"
PROSE = "prose: rewrite it by hand"
SETTING = "a setting or a header: what reads it must change with it"
UNREADABLE = "what it belongs to is not clear: change it by hand"
VALUE = "a text with the name in it: change it by hand"


class Certainty(Enum):
    """How sure it is that a name goes over the wire as written."""

    WIRE = "wire"
    CONVENTION = "convention"  # where the code follows the usual conventions, and what refers to it changes with it
    NONE = "none"


class Role(Enum):
    """What the name is a part of, and so what has to go when it goes."""

    ENTRY = "entry"  # a key with its value, in brackets
    ELEMENT = "element"  # of a list
    LINE = "line"  # a key with its value on a line of YAML or TOML
    ITEM = "item"  # of a list in YAML, one to a line
    STATEMENT = "statement"  # an assignment, or a call that sets
    QUERY = "query"  # a parameter in a URL or a form
    DECLARED = "declared"  # a member of a type
    READ = "read"
    OTHER = "other"


IN_OBJECT = frozenset({Role.ENTRY, Role.ELEMENT, Role.LINE, Role.ITEM, Role.QUERY})
"""What an object holds as its own: two of the same field in one are one too many."""
ON_LINES = frozenset({Role.LINE, Role.ITEM})


@dataclass(frozen=True, kw_only=True)
class Place:
    """One name. `start` and `end` are offsets into the file; in `document`, `index` is its token, `first` its entry's.

    `objects` are keys of what it belongs to: no two names with the same key may become the same. The first is the
    object that a tandem shares. `refusal` says why the name is not to be changed, if it is not. `shorthand`: the name
    is key and value at once. `receiver` is the expression that a read takes it from, or a statement sets it on.
    """

    field: str
    start: int
    end: int
    document: Document
    index: int
    first: int = -1
    certainty: Certainty = Certainty.NONE
    role: Role = Role.OTHER
    objects: tuple[Hashable, ...] = ()
    refusal: str = ""
    shorthand: bool = False
    receiver: str = ""

    @property
    def word(self) -> str:
        """The name as written."""
        return self.document.outline.text[self.start - self.document.offset : self.end - self.document.offset]
