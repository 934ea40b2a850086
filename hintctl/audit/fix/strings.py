"""Places of names that are strings, or in strings."""

import re
from collections.abc import Hashable
from dataclasses import replace

from hintctl.audit.finding import Kind
from hintctl.audit.fix.document import Document, first_on_line
from hintctl.audit.fix.objects import of_bracket, of_receiver, of_type
from hintctl.audit.fix.place import COLUMN, INTERNAL, VALUE, Certainty, Place, Role
from hintctl.audit.idioms import (
    ACCESS,
    ALIASES,
    COLUMNS,
    DECODED_TAG,
    FORMS,
    NAMES_FIELD,
    READS,
    TAG,
    WIRE_TAG,
    WRITES,
    receiver,
)
from hintctl.audit.lex import TokenKind
from hintctl.audit.outline import NONE

_KEYWORDS = frozenset(
    {
        "and",
        "assert",
        "case",
        "echo",
        "elif",
        "else",
        "if",
        "in",
        "is",
        "not",
        "of",
        "or",
        "print",
        "puts",
        "return",
        "typeof",
        "when",
        "yield",
    }
)
_INTERPOLATED = re.compile(r"""\{[^{}"']*\Z|(?:\.|->|%|\$)\Z""")
_LONGEST_URL = 4000
_LONGEST_ESCAPE = 20


def string_place(document: Document, index: int, start: int, end: int, field: str, kind: Kind | None) -> Place:
    """The place of a name that is the string at a token, or lies in it. Offsets are the document's."""
    outline = document.outline
    token = outline.tokens[index]
    first, last = document.offset + start, document.offset + end
    blank = Place(field=field, start=first, end=last, document=document, index=index, first=index)
    # A backslash before the closing quote of an inner document left a blank.
    fills = token.inner_start == start and token.inner_end - end <= (_LONGEST_ESCAPE if document.depth else 0)
    if fills and not outline.text[end : token.inner_end].strip(" "):
        return _whole(blank, kind)
    if outline.mark(index)[:1] == "`" and (tag := TAG.search(outline.text, max(token.start, start - 140), start)):
        return _tagged(blank, tag["key"])
    return _inside(blank, start, end)


def _tagged(blank: Place, key: str) -> Place:
    certainty = Certainty.WIRE if WIRE_TAG.match(key) else Certainty.CONVENTION
    if certainty is not Certainty.WIRE and not DECODED_TAG.match(key):
        return replace(blank, refusal=COLUMN)
    return replace(blank, certainty=certainty, role=Role.DECLARED, objects=of_type(blank.document, blank.index))


def _whole(blank: Place, kind: Kind | None) -> Place:
    outline, index = blank.document.outline, blank.index
    before, after = outline.next(index, -1), outline.next(index)
    opener = outline.parents[index]
    following, preceding = outline.mark(after), outline.mark(before)
    if preceding == "[" and following == "]" and (found := _subscript(blank, before, after)):
        return found
    if opener != NONE and preceding in ("{", "(", "[", ",", ";") and _is_key(blank, following):
        # A symbol in Ruby, for all its quotes: other code names it without.
        symbol = outline.language.name == "ruby" and following == ":"
        certainty = Certainty.CONVENTION if symbol else Certainty.WIRE
        return replace(blank, certainty=certainty, role=Role.ENTRY, objects=of_bracket(blank.document, opener))
    if opener == NONE and outline.language.name == "yaml" and following in (":", "="):
        return replace(blank, certainty=Certainty.WIRE, role=Role.LINE, objects=())
    if kind is Kind.COLUMN or (
        kind is Kind.ANNOTATION and preceding == "=" and outline.mark(outline.next(before, -1)) in COLUMNS
    ):
        return replace(blank, refusal=COLUMN)
    if opener != NONE and outline.mark(opener) == "(" and (found := _argument(blank, opener, before)):
        return found
    return _value(blank, opener, before)


def _is_key(blank: Place, following: str) -> bool:
    outline = blank.document.outline
    if following in (":", "=>") or (following == "=" and outline.language.data):
        return True
    return outline.language.name == "jvm" and following in ("->", "to")


def _subscript(blank: Place, opener: int, closer: int) -> Place | None:
    """`patient["import_id"]`, or the computed key `["import_id"]: 1` of an object."""
    outline = blank.document.outline
    owner = outline.next(opener, -1)
    outer = outline.parents[opener]
    following = outline.mark(outline.next(closer))
    if (
        outer != NONE
        and outline.mark(outer) == "{"
        and outline.mark(owner) in ("{", ",", ";")
        and following in (":", "=")
    ):
        return replace(
            blank, certainty=Certainty.WIRE, role=Role.ENTRY, first=opener, objects=of_bracket(blank.document, outer)
        )
    if owner == NONE or outline.mark(owner) in _KEYWORDS:
        return None
    if outline.tokens[owner].kind is not TokenKind.NAME and outline.mark(owner) not in (")", "]", "?.", "!"):
        return None
    role = Role.STATEMENT if following == "=" else Role.READ
    return _taken(blank, owner if outline.mark(owner) not in ("?.", "!") else outline.next(owner, -1), role)


def _taken(blank: Place, owner: int, role: Role) -> Place:
    """A key of what ends at the token `owner`, which may be nothing."""
    taken = receiver(blank.document.outline, owner)[0]
    objects = of_receiver(blank.document, owner)
    return replace(blank, certainty=Certainty.WIRE, role=role, objects=objects, receiver=taken)


def _argument(blank: Place, opener: int, before: int) -> Place | None:
    """An argument of a call: of an annotation, or of one that reads or sets a field."""
    outline = blank.document.outline
    callee = outline.next(opener, -1)
    called = outline.mark(callee)
    keyword = outline.mark(outline.next(before, -1)) if outline.mark(before) == "=" else ""
    if called in COLUMNS or keyword in COLUMNS or "Column" in called:
        return replace(blank, refusal=COLUMN)
    if NAMES_FIELD.match(called) or keyword in ALIASES:
        objects = of_type(blank.document, blank.index, annotated=True)
        return replace(blank, certainty=Certainty.WIRE, role=Role.DECLARED, objects=objects)
    owner = outline.next(callee, -1)
    dotted = outline.mark(owner) in ACCESS
    if READS.match(called) and (before == opener or called == "dig"):
        return _taken(blank, outline.next(owner, -1) if dotted else NONE, Role.READ)
    if READS.match(called) and outline.mark(before) == ",":
        return _taken(blank, outline.next(before, -1), Role.READ)
    if WRITES.match(called) and before == opener and dotted and outline.mark(outline.next(blank.index)) == ",":
        return _taken(blank, outline.next(owner, -1), Role.STATEMENT)
    return None


def _value(blank: Place, opener: int, before: int) -> Place:
    """An element of a list, the value of a constant or of an enumeration, or any other text."""
    outline, index = blank.document.outline, blank.index
    container = outline.mark(opener) if opener != NONE else ""
    preceding, following = outline.mark(before), outline.mark(outline.next(index))
    if container == "[" and preceding in ("[", ",") and following in (",", "]"):
        named = outline.mark(outline.next(outline.next(opener, -1), -1)).strip("\"'").lower()
        certainty = Certainty.WIRE if named == "required" and outline.language.data else Certainty.CONVENTION
        return replace(blank, certainty=certainty, role=Role.ELEMENT, objects=of_bracket(blank.document, opener))
    if not container and outline.language.name == "yaml" and preceding == "-" and first_on_line(outline, before):
        return replace(blank, certainty=Certainty.CONVENTION, role=Role.ITEM)
    if outline.language.name == "html":
        named = outline.mark(outline.next(before, -1)) if preceding == "=" else ""
        # The form is sent to the program that shows it: what reads it there must change with it.
        return replace(blank, certainty=Certainty.CONVENTION) if named == "name" else replace(blank, refusal=INTERNAL)
    if preceding == "=" and container in ("{", ""):
        return replace(blank, certainty=_raw_value(blank), objects=_members(blank))
    # Arguments side by side, or the pieces of a document, are as good as keys of one object.
    together = container == "(" or (blank.document.depth > 0 and container)
    return replace(
        blank, certainty=Certainty.CONVENTION, objects=of_bracket(blank.document, opener) if together else ()
    )


def _raw_value(blank: Place) -> Certainty:
    outline = blank.document.outline
    number = outline.lines.number(blank.start - blank.document.offset)
    headers = outline.header_lines(number, 1)
    coding = any("CodingKey" in outline.lines.text(header) for header in headers)
    return Certainty.WIRE if coding else Certainty.CONVENTION


def _members(blank: Place) -> tuple[Hashable, ...]:
    """An enumeration's members have different values; constants of a module need not."""
    outline = blank.document.outline
    opener = outline.parents[blank.index]
    if opener == NONE:
        return ()
    header = outline.lines.text(outline.lines.number(outline.tokens[opener].start))
    return of_type(blank.document, blank.index) if re.search(r"\benum\b", header[:300]) else ()


def _inside(blank: Place, start: int, end: int) -> Place:
    """A name in a longer string: a parameter of a query, or a field of a form."""
    token = blank.document.outline.tokens[blank.index]
    text = blank.document.outline.text
    if text[start - 1 : start] == "[" and text[end : end + 1] == "]" and end + 1 == token.inner_end:
        named = re.fullmatch(r"[\w\[\]-]+\[", text[token.inner_start : start][-200:])
        html = blank.document.outline.language.name in FORMS
        certainty = Certainty.CONVENTION if html else Certainty.WIRE
        return replace(blank, certainty=certainty) if named else replace(blank, refusal=VALUE)
    found = query_place(blank, start, end, token.inner_start)
    if found.refusal == VALUE and _INTERPOLATED.search(text, max(token.inner_start, start - 200), start):
        return replace(blank, refusal=INTERNAL)
    return found


def query_place(blank: Place, start: int, end: int, lowest: int) -> Place:
    """A name before `=`: a parameter of a URL or a form if the text begins with it, or `?` or `&` is beside it."""
    text = blank.document.outline.text
    before = text[max(lowest, start - 200) : start]
    key = re.search(r"(?:^|[?&\s]|&amp;)(?P<outer>[\w\[\]-]*\[)?\Z", before)
    after = re.match(r"\]?=(?![=>~])(?P<value>[^\s&#\"'`<>]*)(?P<end>&?)", text[end : end + 400])
    if not key or not after or (key["outer"] is None) is (text[end] == "]"):
        return replace(blank, refusal=VALUE)
    certain = key[0][:1] in ("?", "&") or after["end"] or start - len(key["outer"] or "") == lowest
    if not certain:
        return replace(blank, refusal=VALUE)
    url = (blank.document.key, "url", _url_start(text, start, lowest))
    return replace(blank, certainty=Certainty.WIRE, role=Role.QUERY, objects=(url,))


def _url_start(text: str, start: int, lowest: int) -> int:
    """Where the URL or the form begins that a parameter belongs to."""
    lowest = max(lowest, start - _LONGEST_URL)
    return max(lowest, *(text.rfind(mark, lowest, start) + 1 for mark in " \t\r\n\"'`<>"))
