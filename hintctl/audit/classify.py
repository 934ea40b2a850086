"""What a name is in its language, and what the code does with the field."""

import re
from dataclasses import dataclass

from hintctl.audit.finding import Kind, Usage
from hintctl.audit.idioms import (
    ACCESS,
    COLUMN_CALLS,
    COLUMN_SYMBOLS,
    DECLARES_SYMBOL,
    DEFINES,
    FORMS,
    MAY_ALIAS,
    MAY_NAME_FIELD,
    MAY_READ,
    MAY_WRITE,
    SCRIPTS,
    TAG,
)
from hintctl.audit.lex import Token, TokenKind
from hintctl.audit.outline import NONE, Outline

_REACH = 200  # characters
_LONGEST_STATEMENT = 4000  # characters before a name in SQL
_STATEMENT = 1000  # characters of a statement on either side of a name
_SETS = frozenset({"set", "with", "clear"})
_ASSIGN = frozenset({"=", ":=", "||", "+=", "??"})
_TYPE_HEADER = re.compile(
    r"\b(?:interface|type|struct|class|enum|record|schema|message|trait|object|properties|required|fragment|"
    r"data class|input|defstruct|model|table)\b",
    re.IGNORECASE,
)
_SQL = re.compile(
    r"\b(?:select|insert\s+into|update|delete\s+from|create\s+(?:or\s+replace\s+)?(?:temp\w*\s+)?(?:table|"
    r"view|index)|alter\s+table|where|join)\b",
    re.IGNORECASE,
)
_STATEMENT_BEGINS = re.compile(r"\s*(?:create|alter|drop|insert|update|delete|select|with)\s", re.IGNORECASE)
_SQL_SCHEMA = re.compile(r"\b(?:create|alter|drop|rename|comment\s+on)\b", re.IGNORECASE)
_SQL_WRITE = re.compile(r"\b(?:insert\s+into|update\s+\S+\s+set|merge\s+into)\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Class:
    """`function`: it is the name of a function that is defined or called, which no field of the API is."""

    kind: Kind
    usage: Usage
    function: bool = False


def classify(outline: Outline, start: int, end: int, accessor: str = "") -> Class:
    """Kind and usage of the name from `start` to before `end`; `accessor` is its verb, `get` of `getImportId`."""
    found = _classify(outline, start, end)
    if not accessor or found.kind not in (Kind.NAME, Kind.ATTRIBUTE):
        return found
    return Class(kind=Kind.ATTRIBUTE, usage=Usage.WRITE if accessor in _SETS else Usage.READ)


def _classify(outline: Outline, start: int, end: int) -> Class:
    index = outline.at(start)
    if outline.language.prose or index == NONE:
        return Class(kind=Kind.PROSE, usage=Usage.DOC)
    token = outline.tokens[index]
    if token.kind is TokenKind.COMMENT:
        return Class(kind=Kind.COMMENT, usage=Usage.DOC)
    if token.kind is TokenKind.STRING:
        return _string(outline, index, token, start, end)
    return _name(outline, index)


def is_sql(text: str) -> bool:
    """Whether a string's text reads like a statement of SQL, or a part of one."""
    return len({match[0].lower().split()[0] for match in _SQL.finditer(text)}) >= 2 or bool(
        _STATEMENT_BEGINS.match(text) and _SQL.search(text)
    )


def _string(outline: Outline, index: int, token: Token, start: int, end: int) -> Class:
    before_it, after_it = (
        outline.text[max(token.inner_start, start - 2) : start],
        outline.text[end : min(token.inner_end, end + 2)],
    )
    if (before_it + after_it).strip(" :"):
        return _inside_string(outline, token, start, end)
    following = outline.beside(index)
    before = outline.next(index, -1)
    if outline.language.data:
        key = following in (":", "=")
        return Class(kind=Kind.STRING_KEY if key else Kind.STRING, usage=_usage_in_data(outline, index))
    if following == ":" and outline.beside(index, -1) != "?":
        return Class(kind=Kind.STRING_KEY, usage=_usage_of_key(outline, index))
    if following == "=>":
        return Class(kind=Kind.STRING_KEY, usage=Usage.WRITE)
    if outline.mark(before) == "[" and outline.mark(outline.next(index)) == "]":
        owner = outline.next(before, -1)
        if owner != NONE and (outline.tokens[owner].kind is TokenKind.NAME or outline.mark(owner) in (")", "]", "?.")):
            return Class(kind=Kind.STRING_KEY, usage=_assigned(outline, outline.next(index)))
    return _argument(outline, index, before)


def _argument(outline: Outline, index: int, before: int) -> Class:
    """A string that is the whole of an argument or a value."""
    line = _line(outline, index)
    attribute = outline.mark(outline.next(before, -1)).lower() if outline.mark(before) == "=" else ""
    if attribute == "name" and outline.language.name in FORMS:
        return Class(kind=Kind.STRING_KEY, usage=Usage.WRITE)
    if attribute in MAY_ALIAS:
        return Class(kind=Kind.ANNOTATION, usage=Usage.SCHEMA)
    opener = outline.parents[index]
    callee = outline.mark(outline.next(opener, -1)) if opener != NONE and outline.mark(opener) == "(" else ""
    if callee and (
        MAY_NAME_FIELD.match(callee)
        or (MAY_NAME_FIELD.search(callee) and outline.mark(outline.next(outline.next(opener, -1), -1)) in ("@", "["))
    ):
        return Class(kind=Kind.ANNOTATION, usage=Usage.SCHEMA)
    if COLUMN_CALLS.search(line) and (
        callee == "" or COLUMN_CALLS.search(callee) or "table" in line or "column" in line
    ):
        return Class(kind=Kind.COLUMN, usage=Usage.SCHEMA)
    if MAY_READ.match(callee):
        return Class(kind=Kind.STRING_KEY, usage=Usage.READ)
    if MAY_WRITE.match(callee):
        return Class(kind=Kind.STRING_KEY, usage=Usage.WRITE)
    return Class(kind=Kind.STRING, usage=Usage.UNKNOWN)


def _inside_string(outline: Outline, token: Token, start: int, end: int) -> Class:
    text = outline.text
    # Only the part around the name: a string may be a whole document, and hold a thousand names.
    inner = text[max(token.inner_start, start - _STATEMENT) : min(token.inner_end, end + _STATEMENT)]
    if text[token.start] == "`" and TAG.search(text, max(token.start, start - 140), start):
        return Class(kind=Kind.STRUCT_TAG, usage=Usage.SCHEMA)
    if is_sql(inner):
        return _sql(inner)
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in "?&" or text[start - 5 : start] == "&amp;" or (after == "=" and before in "\"'`"):
        return Class(kind=Kind.STRING, usage=Usage.UNKNOWN)
    if before in "[" and after in "]":  # a form field: patient[import_id]
        return Class(kind=Kind.STRING_KEY, usage=Usage.WRITE)
    quoted = text[start - 1 : start] in "\"'" and text[end : end + 1] in "\"'\\"
    if quoted and re.match(r"""\\*["']\s*:""", text[end : end + 12]):
        return Class(kind=Kind.STRING_KEY, usage=Usage.UNKNOWN)
    if "\n" in inner and text[token.start : token.start + 3] in ('"""', "'''"):
        return Class(kind=Kind.COMMENT, usage=Usage.DOC)
    return Class(kind=Kind.STRING, usage=Usage.UNKNOWN)


def _name(outline: Outline, index: int) -> Class:
    if outline.language.name == "sql":
        number = outline.lines.number(outline.tokens[index].start)
        first = max(outline.lines.starts[max(0, number - 30)], outline.tokens[index].start - _LONGEST_STATEMENT)
        statement = outline.text[first : outline.tokens[index].start].rpartition(";")[2]
        return _sql(statement)
    previous, following = outline.beside(index, -1), outline.beside(index)
    if previous == ":" and outline.tokens[index - 1].end == outline.tokens[index].start and following != ":":
        return _symbol(outline, index)
    if following == "(" and previous not in ACCESS:
        return Class(kind=Kind.NAME, usage=Usage.UNKNOWN, function=True)
    if previous in DEFINES:
        return Class(kind=Kind.NAME, usage=Usage.READ, function=following == "(")
    if previous in ACCESS:
        called = following == "(" and outline.mark(outline.next(outline.next(index))) != ")"
        return Class(kind=Kind.ATTRIBUTE, usage=Usage.WRITE if called else _assigned(outline, index))
    if following in (":", "=>") or (following == "?" and outline.mark(outline.next(outline.next(index))) == ":"):
        if outline.language.data:
            return Class(kind=Kind.KEY, usage=_usage_in_data(outline, index))
        return Class(kind=Kind.KEY, usage=_usage_of_key(outline, index))
    if following == "=" or outline.mark(outline.next(index)) == "=":
        inside = outline.parents[index] != NONE and outline.mark(outline.parents[index]) == "("
        return Class(
            kind=Kind.KEYWORD_ARGUMENT if inside else Kind.NAME,
            usage=Usage.WRITE if inside else _declared(outline, index),
        )
    if outline.language.data:
        return Class(kind=Kind.NAME, usage=_usage_in_data(outline, index))
    return Class(kind=Kind.NAME, usage=_shorthand(outline, index) or _declared(outline, index))


def _shorthand(outline: Outline, index: int) -> Usage | None:
    """JavaScript's `{ import_id }`: unpacked from an object, or put into one; None elsewhere."""
    opener = outline.parents[index]
    if outline.language.name not in SCRIPTS or opener == NONE or outline.mark(opener) != "{":
        return None
    if outline.mark(outline.next(index)) not in (",", "}") or outline.mark(outline.next(index, -1)) not in (",", "{"):
        return None
    after = outline.next(outline.mates[opener]) if outline.mates[opener] != NONE else NONE
    unpacked = outline.mark(after) == "=" or (
        outline.mark(after) == ")" and outline.mark(outline.next(after)) in ("{", "=>", ":")
    )
    return Usage.READ if unpacked else Usage.WRITE


def _symbol(outline: Outline, index: int) -> Class:
    line = _line(outline, index)
    if outline.beside(index) == "=>":
        return Class(kind=Kind.SYMBOL, usage=Usage.WRITE)
    if COLUMN_SYMBOLS.search(line):
        return Class(kind=Kind.COLUMN, usage=Usage.SCHEMA)
    if DECLARES_SYMBOL.search(line):
        return Class(kind=Kind.SYMBOL, usage=Usage.SCHEMA)
    closer = outline.next(index)
    if outline.mark(closer) == "]":
        return Class(kind=Kind.SYMBOL, usage=_assigned(outline, closer))
    return Class(
        kind=Kind.SYMBOL,
        usage=Usage.READ if re.search(r"\b(?:dig|fetch|get|pluck|slice|values_at|read)\b", line) else Usage.UNKNOWN,
    )


def _line(outline: Outline, index: int) -> str:
    token = outline.tokens[index]
    before, after = outline.lines.around(token.start, token.end, _REACH)
    return f"{before}{outline.source(token)[:_REACH]}{after}"


def _assigned(outline: Outline, index: int) -> Usage:
    return Usage.WRITE if outline.mark(outline.next(index)) in _ASSIGN else Usage.READ


def _declared(outline: Outline, index: int) -> Usage:
    headers = [
        outline.lines.text(number, _REACH)
        for number in outline.header_lines(outline.lines.number(outline.tokens[index].start), 1)
    ]
    return Usage.SCHEMA if headers and _TYPE_HEADER.search(headers[0]) else Usage.UNKNOWN


def _usage_of_key(outline: Outline, index: int) -> Usage:
    """A key of an object that is written, unless it stands in the declaration of a type or an unpacking."""
    if _declared(outline, index) is Usage.SCHEMA:
        return Usage.SCHEMA
    opener = outline.parents[index]
    if (
        opener != NONE
        and outline.mark(opener) == "{"
        and outline.mates[opener] != NONE
        and outline.mark(outline.next(outline.mates[opener])) == "="
    ):
        return Usage.READ
    return Usage.WRITE


def _usage_in_data(outline: Outline, index: int) -> Usage:
    """What recorded or described data is for, as the keys above it tell."""
    number = outline.lines.number(outline.tokens[index].start)
    lines = (number, *outline.header_lines(number))
    above = " ".join(outline.lines.text(line, _REACH) for line in lines).lower()
    if re.search(r"\b(?:properties|schema|schemas|required|components|definitions|fields|columns)\b", above):
        return Usage.SCHEMA
    if re.search(r"\b(?:responses?|results?)\b", above):
        return Usage.READ
    return Usage.WRITE if re.search(r"\b(?:requests?|body|payload|params)\b", above) else Usage.UNKNOWN


def _sql(statement: str) -> Class:
    if _SQL_SCHEMA.search(statement):
        return Class(kind=Kind.COLUMN, usage=Usage.SCHEMA)
    return Class(kind=Kind.COLUMN, usage=Usage.WRITE if _SQL_WRITE.search(statement) else Usage.READ)
