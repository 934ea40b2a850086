"""What goes with a field: its entry, its value, its separator and, if nothing else is on it, its line."""

import re

from hintctl.audit.fix import line_removal, member_removal
from hintctl.audit.fix.document import Document, first_on_line, same_line, value_end
from hintctl.audit.fix.place import Place, Role
from hintctl.audit.fix.query_value import VALUE
from hintctl.audit.fix.spans import Removal, of_tokens, with_comment, with_line
from hintctl.audit.outline import NONE, Outline


def removal_of(place: Place) -> Removal | None:
    """How to delete the field at a place; None if it can't be done for certain."""
    if place.role in (Role.ENTRY, Role.ELEMENT):
        return _of_entry(place)
    if place.role is Role.QUERY:
        return _of_parameter(place)
    if place.role in (Role.LINE, Role.ITEM):
        return line_removal.of_line(place)
    if place.role is Role.STATEMENT:
        return member_removal.of_statement(place)
    if place.role is Role.DECLARED:
        return member_removal.of_member(place)
    return None


def _of_entry(place: Place) -> Removal | None:
    outline, first = place.document.outline, place.first
    last = place.index if place.role is Role.ELEMENT else value_end(outline, first)
    if last == NONE or (place.role is Role.ENTRY and not place.shorthand and last < place.index + 2):
        return None  # a key without a value in sight
    if outline.mark(outline.next(first, -1)) == "(" and outline.mark(outline.next(last)) == ")":
        return None  # a call without its only argument may do something else altogether
    spans = _entry_spans(place.document, first, last)
    return (
        of_tokens(place, spans, place.index + 1 if place.role is Role.ELEMENT else place.index + 2, last)
        if spans
        else None
    )


def _entry_spans(document: Document, first: int, last: int) -> list[tuple[int, int]]:
    """The spans of an entry with one separator, in the document's offsets."""
    outline, text = document.outline, document.outline.text
    start, end = outline.tokens[first].start, outline.tokens[last].end
    before, after = outline.next(first, -1), outline.next(last)
    comma_first = outline.mark(before) == "," and first_on_line(outline, before) and same_line(outline, before, first)
    if comma_first:
        return with_line(outline, outline.tokens[before].start, end)
    if outline.mark(after) in (",", ";"):
        return with_line(outline, start, outline.tokens[after].end)
    if outline.mark(before) != ",":
        return _only_entry(outline, before, after, start, end)
    comma = outline.tokens[before]
    if not text[comma.end : start].strip():
        return [(comma.start, with_comment(outline, last, end))]
    return [(comma.start, comma.end), *with_line(outline, start, end)]


def _only_entry(outline: Outline, before: int, after: int, start: int, end: int) -> list[tuple[int, int]]:
    """The only entry leaves its brackets closed; one of many without separators takes its line."""
    opener = outline.tokens[before] if before != NONE and outline.mates[before] == after != NONE else None
    if (
        opener
        and not outline.text[opener.end : start].strip()
        and not outline.text[end : outline.tokens[after].start].strip()
    ):
        return [(opener.end, outline.tokens[after].start)]
    return with_line(outline, start, end)


def _of_parameter(place: Place) -> Removal | None:
    """`import_source=acme` of a query with one `&`; the `?` goes too if nothing else is left."""
    text = place.document.outline.text
    start, end = place.start - place.document.offset, place.end - place.document.offset
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] in "_-[]"):
        start -= 1
    value = text.index("=", end) + 1
    end = VALUE.match(text, value).end()  # type: ignore[union-attr] # it matches nothing, too
    ampersand = re.compile(r"&amp;|&").match(text, end)
    if text[start - 5 : start] == "&amp;":
        start -= 5
    elif text[start - 1 : start] == "&" or (text[start - 1 : start] == "?" and not ampersand):
        start -= 1
    elif ampersand:
        end = ampersand.end()
    return Removal(spans=(place.document.absolute(start, end),), runs=False, literal=True)
