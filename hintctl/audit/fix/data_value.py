"""Tells values of JSON, YAML and TOML that can go with their key from those that other text may depend on."""

import re

from hintctl.audit.fix.document import Document
from hintctl.audit.fix.place import Place, Role
from hintctl.audit.lex import TokenKind
from hintctl.audit.outline import NONE, Outline

_JSON_NAMES = frozenset({"true", "false", "null", "NaN", "Infinity"})
_JSON_MARKS = frozenset("{}[],:-+")
_FILLED = re.compile(r"(?:%(?:\d+\$)?[sdqv]|\{\d*\})\Z")
_QUOTED = r""""[^"\\%{}$<\n]*"|'[^'\\%{}$<\n]*'"""
_PLAIN = r"(?:~|[-+.]?[\w/])(?:[^#:{}$%<`\n]|:(?=\S)|(?<=\S)#)*+"
_IN_FLOW = re.compile(rf"(?:{_QUOTED}|(?:~|[-+.]?[\w/])[\w ./+@-]*)\Z")
_COMMENT = r"\s*+(?:#.*)?"
_SCALAR = rf"(?:{_QUOTED}|{_PLAIN})"
_OF_YAML = re.compile(rf"{_SCALAR}?{_COMMENT}\Z")
_OF_TOML = re.compile(rf"(?:{_QUOTED}|[+-]?[\w.]+)\s*(?:(?:#|//).*)?\Z")
_NESTED = re.compile(
    rf"\s*(?:#.*|(?:-\s++)*+(?:{_QUOTED}|[\w$/.*-]+)\s*:(?:\s+(?:{_SCALAR}|\[[\w\s,'\".-]*\]))?{_COMMENT}"
    rf"|-\s+{_SCALAR}{_COMMENT})?\Z"
)
_LONGEST = 2000  # characters of a line


def is_plain_entry(document: Document, first: int, last: int) -> bool:
    """Whether what stands from one token to another in brackets is all of a value, and nothing fills it in."""
    if first == NONE or last < first:
        return False
    outline = document.outline
    if outline.language.name == "yaml":
        text = outline.text[outline.tokens[first].start : outline.tokens[last].end]
        return len(text) < _LONGEST and _IN_FLOW.match(text) is not None
    if document.depth and document.has_placeholders:
        return False
    return all(_is_json(outline, index) for index in range(first, last + 1))


def _is_json(outline: Outline, index: int) -> bool:
    token, mark = outline.tokens[index], outline.mark(index)
    if token.kind is TokenKind.STRING:
        inner = outline.text[token.inner_start : token.inner_end]
        return token.inner_end < token.end and (len(inner) > _LONGEST or not _FILLED.match(inner))
    if token.kind is TokenKind.NAME:
        return mark in _JSON_NAMES
    return token.kind is not TokenKind.MARK or mark in _JSON_MARKS


def is_plain_line(place: Place, last: int) -> bool:
    """Whether the value of a key on a line, or an item, is a scalar on the same line, or a block of such lines.

    `last` is the last line that is indented further.
    """
    outline = place.document.outline
    token = outline.tokens[place.index]
    number = outline.lines.number(token.start)
    rest = outline.lines.around(token.start, token.end, _LONGEST)[1]
    if place.role is Role.ITEM:
        return last == number and re.match(rf"{_COMMENT}\Z", rest) is not None
    separated = re.match(r"\s*(?P<sign>[:=])\s*(?P<value>.*)", rest)
    if separated is None or len(rest) >= _LONGEST:
        return False
    value = separated["value"]
    if separated["sign"] == "=":
        return last == number and _OF_TOML.match(value) is not None
    if value and not value.startswith("#"):
        return last == number and _OF_YAML.match(value) is not None
    return all(_NESTED.match(outline.lines.text(other, _LONGEST)) is not None for other in range(number + 1, last + 1))
