"""The one model that is found, weighed, shown and fixed."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from hintctl.audit.rules import Rule


class Kind(StrEnum):
    """What the name is in its language."""

    COMMENT = "comment"
    PROSE = "prose"
    STRING = "string"
    STRING_KEY = "string key"
    SYMBOL = "symbol"
    ATTRIBUTE = "attribute"
    KEYWORD_ARGUMENT = "keyword argument"
    KEY = "key"
    ANNOTATION = "annotation"
    STRUCT_TAG = "struct tag"
    COLUMN = "column"
    NAME = "name"


class Usage(StrEnum):
    """What the code does with the field."""

    WRITE = "write"
    READ = "read"
    SCHEMA = "schema"
    DOC = "doc"
    UNKNOWN = "unknown"


class Confidence(IntEnum):
    """How sure it is that the name is Hint's field. Ordered."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3

    @property
    def word(self) -> str:
        """As users write it: `low`, `medium` or `high`."""
        return self.name.lower()


class Safety(StrEnum):
    """Whether `--fix` applies a fix, or only `--unsafe-fixes`."""

    SAFE = "safe"
    UNSAFE = "unsafe"


@dataclass(frozen=True, kw_only=True)
class Edit:
    """The text from offset `start` to before `end` (in characters of the decoded file) becomes `replacement`.

    Lines and columns name the same place for people: both count from 1, columns in characters, the end excluded.
    """

    start: int
    end: int
    replacement: str
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, kw_only=True)
class Fix:
    """Edits that belong together. Findings of one tandem hold the same fix; it is applied once."""

    safety: Safety
    edits: tuple[Edit, ...]
    title: str


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One use of a legacy field.

    `path` is relative to the working directory, with `/`. `line`, `column` and `end_column` count from 1, in
    characters, the end excluded; `start` and `end` are the same place as offsets into the decoded file. `name` is as
    spelt there, `code_line` the line without its end; of a very long one the part around the name, which begins
    `code_offset` characters into it. `reasons` says in full sentences without a stop what the
    confidence rests on, the strongest first. Without a `fix`, `refusal` says why there is none. `fingerprint` is 32
    hex digits made of content, the same when lines above it come and go.
    """

    path: str
    line: int
    column: int
    end_column: int
    start: int
    end: int
    rule: Rule
    name: str
    kind: Kind
    usage: Usage
    confidence: Confidence
    reasons: tuple[str, ...]
    resource: str | None
    endpoint: str | None
    code_line: str
    code_offset: int = 0
    fix: Fix | None = None
    refusal: str = ""
    fingerprint: str = ""

    @property
    def message(self) -> str:
        """What is wrong and what to do, in one or two sentences."""
        return f"Hint has ignored {self.rule.field} since 1 April 2017. {self.rule.migration}"


@dataclass(frozen=True, kw_only=True, order=True)
class Skipped:
    """A file or a folder that was not examined, and why, in a few words: `binary`, `no permission` …"""

    path: str
    reason: str
