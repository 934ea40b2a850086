"""Tells patterns, which take fields out of an object, from objects."""

import re

from hintctl.audit.fix.place import Place, Role
from hintctl.audit.idioms import DEFINES, SCRIPTS
from hintctl.audit.outline import NONE, Outline

_DEEPEST = 6
_CASE = re.compile(r"\s*(?:case|in|when)\b")
_MATCHING = frozenset({"python", "ruby", "dart", "jvm", "swift", "elixir"})
_CLAUSES = frozenset({"elixir", "erlang"})
_BEFORE_PATTERN = frozenset({"=>", "in", "as", "case"})


def unpacks(place: Place) -> bool:
    """Whether the field is taken out of an object, in a pattern as in `const { import_source } = patient`."""
    outline = place.document.outline
    if place.role is not Role.ENTRY or outline.language.data:
        return False
    opener = outline.parents[place.first]
    if _is_case(outline, opener) or _is_parameter(outline, opener):
        return True
    for _ in range(_DEEPEST):
        if opener == NONE or outline.mates[opener] == NONE:
            return False
        if _is_matched(outline, opener):
            return True
        opener = outline.parents[opener]
    return False


def _is_matched(outline: Outline, opener: int) -> bool:
    """Whether something is assigned to brackets, or they are those of a clause or of a function's head."""
    language = outline.language.name
    following = outline.next(outline.mates[opener])
    mark = outline.mark(following)
    if mark in ("=", "of") or (mark == "<" and outline.mark(following + 1) == "-"):
        return True
    if language not in _CLAUSES:
        return False
    callee = outline.next(opener, -1)
    return mark in ("->", "when") or outline.mark(outline.next(callee, -1)) in DEFINES


def _is_parameter(outline: Outline, opener: int) -> bool:
    """Whether braces of a script are a parameter of a function, or are given a type."""
    if outline.language.name not in SCRIPTS or outline.mates[opener] == NONE:
        return False
    following = outline.next(outline.mates[opener])
    if outline.mark(following) == ":":
        return True
    outer = outline.parents[opener]
    if outline.mark(following) not in (")", ",") or outer == NONE or outline.mark(outer) != "(":
        return False
    return outline.mark(outline.next(outline.mates[outer])) in ("=>", "{", ":")


def _is_case(outline: Outline, opener: int) -> bool:
    """Whether brackets are what a value is compared with: `case {"import_source": source}:`."""
    language = outline.language.name
    before = outline.mark(outline.next(opener, -1))
    if language == "ruby" and before in _BEFORE_PATTERN - {"as"}:
        return before != "=>" or outline.parents[opener] == NONE  # within brackets it precedes a value
    if language == "php" and before in ("as", "=>") and outline.parents[opener] != NONE:
        line = outline.lines.text(outline.lines.number(outline.tokens[opener].start), 300)
        return "foreach" in line
    if language not in _MATCHING:
        return False
    return _CASE.match(outline.lines.text(outline.lines.number(outline.tokens[opener].start), 300)) is not None
