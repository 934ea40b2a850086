"""Deletes a key or an item of YAML or TOML that stands on lines of its own."""

from dataclasses import replace

from hintctl.audit.fix.document import line_end
from hintctl.audit.fix.place import Certainty, Place, Role
from hintctl.audit.fix.spans import Removal, of_tokens
from hintctl.audit.lex import TokenKind
from hintctl.audit.outline import NONE, Outline

_MOST_LINES = 400


def column_of(outline: Outline, number: int) -> int:
    """Where the key of a line begins, after the dashes of the lists that it opens; NONE for a blank line."""
    indent = outline.indents[number - 1]
    if indent == NONE:
        return NONE
    line = outline.lines.text(number)
    while line[indent : indent + 2] == "- ":
        indent += 1
        while line[indent : indent + 1] == " ":
            indent += 1
    return indent


def with_mapping(place: Place) -> Place:
    """A place on a line of its own, with the mapping or the list that it belongs to, named by the line it begins on."""
    outline = place.document.outline
    number = outline.lines.number(outline.tokens[place.index].start)
    if place.role is Role.ITEM:
        header = _list_header(outline, number, place.document.headers)
        required = header > 0 and outline.lines.text(header).lstrip(" -").startswith("required:")
        certainty = Certainty.WIRE if required else place.certainty
        return replace(place, certainty=certainty, objects=((place.document.key, "items", header),))
    return replace(
        place, objects=((place.document.key, "mapping", _first_line(outline, number, place.document.firsts)),)
    )


def _list_header(outline: Outline, number: int, known: dict[int, int]) -> int:
    """The line above a list's items; the list may be indented as far as its key. 0 if there is none."""
    indent, other = outline.indents[number - 1], number - 1
    while other > 0:
        line = outline.lines.text(other).lstrip()
        if outline.indents[other - 1] == indent and other in known:
            other = known[other]
            break
        item = outline.indents[other - 1] == indent and line.startswith("-")
        if NONE < outline.indents[other - 1] <= indent and not line.startswith("#") and not item:
            break
        other -= 1
    known[number] = other
    return other


def _first_line(outline: Outline, number: int, known: dict[int, int]) -> int:
    """The line that a mapping begins on. `known` holds what was found before: each line is passed once."""
    if number not in known:
        known[number] = _walk_up(outline, number, known)
    return known[number]


def _walk_up(outline: Outline, number: int, known: dict[int, int]) -> int:
    column = column_of(outline, number)
    found = other = number
    while other >= 1:
        indent = outline.indents[other - 1]
        line = outline.lines.text(other)
        if indent != NONE and not line.lstrip().startswith("#"):
            if indent < column and column_of(outline, other) != column:
                break
            if line.startswith("[") and outline.language.name == "yaml" and column == 0:
                return other
            if column_of(outline, other) == column:
                if other in known:
                    return known[other]
                found = other
                if indent < column:
                    break
            if line.startswith("---") and column == 0:
                break
        other -= 1
    return found


def of_line(place: Place) -> Removal | None:
    """The deletion of a key with its value, or of an item; None where its end is not plain or nothing would be left."""
    outline = place.document.outline
    number = outline.lines.number(outline.tokens[place.index].start)
    last = last_line(place)
    if last is None or not _has_fellow(outline, number, last):
        return None
    begin = outline.lines.starts[number - 1]
    end = line_end(outline.lines, outline.text, outline.lines.starts[last - 1])
    spans = [(begin, end)]
    if place.role is Role.LINE and column_of(outline, number) > outline.indents[number - 1]:
        following = last + 1
        if following > len(outline.indents) or outline.indents[following - 1] != column_of(outline, number):
            return None
        # The dash stays, and what came second comes first.
        spans = [
            (begin + column_of(outline, number), outline.lines.starts[following - 1] + outline.indents[following - 1])
        ]
    index = place.index
    while index + 1 < len(outline.tokens) and outline.tokens[index + 1].start < end:
        index += 1
    while index > place.index and outline.tokens[index].kind in (TokenKind.NEWLINE, TokenKind.COMMENT):
        index -= 1
    return of_tokens(place, spans, min(place.index + 2, index), index)


def last_line(place: Place) -> int | None:
    """The last line of the value: further in than its key. None if a bracket or a string stays open."""
    outline = place.document.outline
    number = outline.lines.number(outline.tokens[place.index].start)
    column = column_of(outline, number)
    last = number
    for other in range(number + 1, min(len(outline.indents), number + _MOST_LINES) + 1):
        indent = outline.indents[other - 1]
        if indent != NONE and indent <= column:
            break
        if indent != NONE:
            last = other
    else:
        if number + _MOST_LINES <= len(outline.indents):
            return None
    index = outline.at(outline.lines.starts[number - 1] + outline.indents[number - 1])
    end = line_end(outline.lines, outline.text, outline.lines.starts[last - 1])
    following = _next_line(outline, last)
    if following and outline.indents[following - 1] == column and outline.lines.text(following)[column] == "-":
        return None  # a list that is not indented further than its key
    while index != NONE and index < len(outline.tokens) and outline.tokens[index].start < end:
        if outline.mark(index) in ("{", "[", "(") and (
            outline.mates[index] == NONE or outline.tokens[outline.mates[index]].start >= end
        ):
            return None
        index += 1
    return last


def _next_line(outline: Outline, number: int) -> int:
    """The next line with something else on it than a comment; 0 if there is none."""
    for other in range(number + 1, len(outline.indents) + 1):
        if outline.indents[other - 1] != NONE and not outline.lines.text(other).lstrip().startswith("#"):
            return other
    return 0


def _has_fellow(outline: Outline, number: int, last: int) -> bool:
    """Whether something else is in the same mapping or list: an empty one would be null."""
    column, indent = column_of(outline, number), outline.indents[number - 1]
    for step, other in ((-1, number - 1), (1, last + 1)):
        while 1 <= other <= len(outline.indents) and abs(other - number) <= _MOST_LINES:
            theirs = outline.indents[other - 1]
            if theirs != NONE and not outline.lines.text(other).lstrip().startswith("#"):
                if theirs == indent or column_of(outline, other) == column:
                    return True
                if theirs < min(indent, column):
                    break
            other += step
    return False
