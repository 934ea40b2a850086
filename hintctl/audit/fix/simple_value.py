"""Whether a field's value is so simple that it can be deleted with it: nothing else changes, and its end is certain."""

import re

from hintctl.audit.fix.code_value import is_plain_string, is_type, simple_end
from hintctl.audit.fix.data_value import is_plain_entry, is_plain_line
from hintctl.audit.fix.document import value_end
from hintctl.audit.fix.line_removal import last_line
from hintctl.audit.fix.place import ON_LINES, Place, Role
from hintctl.audit.fix.query_value import is_plain_parameter
from hintctl.audit.lex import TokenKind
from hintctl.audit.names import find_names
from hintctl.audit.outline import NONE, Outline

NOT_SIMPLE = "its value is more than a literal or a name: remove it by hand"
_NAME = re.compile(r":?[A-Za-z_][\w.-]*\Z")
_ORDERED = re.compile(r"(?:breadcrumb|columns?|headers?|header_row|path|row|cells)\Z", re.IGNORECASE)
_TAKES_NAMES = frozenset(
    {"slice", "permit", "only", "except", "select", "pluck", "pick", "values_at", "fetch_values", "without"}
)
_PAIR = 2


def has_simple_value(place: Place) -> bool:
    """Whether the value at a place is simple. Members of types have none: they are judged where they are deleted."""
    if place.role is Role.ENTRY:
        return place.shorthand or _is_simple_entry(place)
    if place.role is Role.ELEMENT:
        return _is_of_names(place)
    if place.role is Role.STATEMENT:
        return _is_simple_statement(place)
    if place.role in ON_LINES:
        last = last_line(place)
        return last is None or is_plain_line(place, last)
    return place.role is not Role.QUERY or is_plain_parameter(place)


def _is_simple_entry(place: Place) -> bool:
    outline = place.document.outline
    mate = outline.mates[place.first]
    separator = outline.next(mate if mate != NONE else place.index)  # a computed key stands in brackets
    optional = outline.mark(separator) in ("?", "!")
    if optional:
        separator = outline.next(separator)
    first, last = outline.next(separator), value_end(outline, place.first)
    if NONE in (separator, first, last) or last < first:
        return False
    if outline.language.data:
        return is_plain_entry(place.document, first, last)
    return simple_end(outline, first) == last or is_type(
        outline, outline.parents[place.first], first, last, optional=optional
    )


def _is_simple_statement(place: Place) -> bool:
    """Whether what an assignment or a call sets is simple, and nothing follows it."""
    outline = place.document.outline
    opener = outline.parents[place.first]
    closer = outline.mates[opener]
    if closer == NONE:
        return False
    before = place.index if outline.mark(opener) == "(" else closer
    last = simple_end(outline, outline.next(outline.next(before)))
    if last == NONE:
        return False
    if outline.mark(opener) == "(":
        return outline.next(last) == closer
    return outline.beside(last) in ("", ";", "}")


def _is_of_names(place: Place) -> bool:
    """Whether a list holds names of fields, each by itself: not a name with its value, nor one of a list of pairs."""
    outline = place.document.outline
    opener = outline.parents[place.first]
    outer = outline.parents[opener]
    if outer != NONE and outline.mark(outer) == "[":
        return False
    before = outline.next(opener, -1)
    if outline.mark(opener) == "(" and outline.mark(before) not in _TAKES_NAMES:
        return False
    if _ORDERED.match(outline.mark(outline.next(before, -1)).strip("\"'")):
        return False
    elements = _elements(outline, opener)
    if not all(map(_NAME.match, elements)):
        return False
    beside = [element for element in elements if not any(True for _ in find_names(element))]
    return len(elements) != _PAIR or not beside or elements[0] == beside[0] or _is_required(outline, before)


def _is_required(outline: Outline, before: int) -> bool:
    return outline.mark(outline.next(before, -1)).strip("\"'") == "required"


def _elements(outline: Outline, opener: int) -> list[str]:
    """What stands between the commas in brackets, strings without their quotes; what is no plain string as written."""
    elements = [""]
    for index in range(opener + 1, outline.mates[opener]):
        token = outline.tokens[index]
        if token.kind in (TokenKind.COMMENT, TokenKind.NEWLINE):
            continue
        if outline.mark(index) == ",":
            elements.append("")
        elif token.kind is TokenKind.STRING and is_plain_string(outline, index) and not elements[-1]:
            elements[-1] = outline.text[token.inner_start : token.inner_end].strip(" ")
        elif token.kind is TokenKind.NAME and not outline.language.data and elements[-1] != ":":
            elements[-1] += "()"  # a variable, whose value may be anything
        else:
            elements[-1] += outline.mark(index)
    return elements if elements[-1] else elements[:-1]
