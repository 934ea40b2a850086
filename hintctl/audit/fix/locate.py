"""Finds the place of every name in a file, of the old ones and of the new."""

import re
from collections.abc import Iterator
from dataclasses import replace

from hintctl.audit.finding import Kind
from hintctl.audit.fix.bare import bare_place
from hintctl.audit.fix.document import Document, first_on_line
from hintctl.audit.fix.line_removal import with_mapping
from hintctl.audit.fix.place import (
    COLUMN,
    INTERNAL,
    ON_LINES,
    PROSE,
    SETTING,
    UNREADABLE,
    VALUE,
    Certainty,
    Place,
    Role,
)
from hintctl.audit.fix.spelling import find_replacement
from hintctl.audit.fix.strings import string_place
from hintctl.audit.idioms import function_line
from hintctl.audit.lex import TokenKind
from hintctl.audit.names import Name
from hintctl.audit.outline import NONE
from hintctl.audit.rules import REPLACEMENT

_FIXED_REFUSALS = {"sql": COLUMN, "table": SETTING, "ini": SETTING, "css": INTERNAL, "xml": VALUE}
_DATABASE_PATH = re.compile(
    r"(?:^|/)(?:migrations?|migrate|alembic|flyway|liquibase)/|(?:^|/)schema\.rb\Z|structure\.sql\Z"
)


def place_of(file: Document, path: str, name: Name, kind: Kind | None) -> Place:
    """The place of one of the old names in a file."""
    if name.prefixed and file.outline.text[name.start : name.core].strip("-_"):
        return _refused(file, name.rule.field, name.core, name.end, INTERNAL)
    return _place(file, path, name.core, name.end, name.rule.field, kind)


def places_of_replacement(file: Document, path: str) -> Iterator[Place]:
    """The places of the new name in a file."""
    for start, end in find_replacement(file.outline.text):
        yield _place(file, path, start, end, REPLACEMENT, None)


def _place(file: Document, path: str, start: int, end: int, field: str, kind: Kind | None) -> Place:
    outline = file.outline
    language = outline.language
    if _DATABASE_PATH.search(path):
        return _refused(file, field, start, end, COLUMN)
    if refusal := PROSE if language.prose else _FIXED_REFUSALS.get(language.name, ""):
        return _refused(file, field, start, end, refusal)
    return _in_document(file, start, end, field, kind)


def _in_document(document: Document, start: int, end: int, field: str, kind: Kind | None) -> Place:
    """Follows a name into the documents that strings hold."""
    outline = document.outline
    index = outline.at(start)
    if index == NONE or outline.tokens[index].kind is TokenKind.COMMENT:
        return _refused(document, field, start, end, PROSE)
    token = outline.tokens[index]
    if token.kind is not TokenKind.STRING:
        if document.depth:
            return _refused(document, field, start, end, VALUE)
        return _in_order(bare_place(document, index, start, end, field, kind))
    place = string_place(document, index, start, end, field, kind if not document.depth else None)
    if place.refusal == VALUE and kind is Kind.COLUMN:
        return _refused(document, field, start, end, COLUMN)
    if place.refusal == VALUE and (inner := document.inside(index)):
        shift = inner.offset - document.offset
        found = _in_document(inner, start - shift, end - shift, field, kind)
        # The pieces of a document that a function puts together belong to one object, for all that is known.
        if not _is_piece(found):
            return found
        function = function_line(outline, outline.lines.number(start))
        return replace(found, objects=((document.key, "pieces", function),))
    if place.refusal == VALUE and kind is Kind.COMMENT:
        return _refused(document, field, start, end, PROSE)
    return _in_order(place)


def _in_order(place: Place) -> Place:
    """The place, with less certainty if it stands in brackets that are closed elsewhere, or can't be read."""
    if place.role in (Role.ENTRY, Role.ELEMENT):
        place = _in_brackets(place)
    return with_mapping(place) if place.role in ON_LINES else place


def _in_brackets(place: Place) -> Place:
    opener = place.document.outline.parents[place.first]
    if not place.document.is_sound(opener):
        # At the beginning of a line it may be a key of the lines around it all the same, and counts as one.
        role = Role.LINE if first_on_line(place.document.outline, place.first) else Role.OTHER
        return replace(place, certainty=Certainty.NONE, role=role, objects=(), refusal=UNREADABLE)
    if place.document.outline.mates[opener] == NONE:
        return replace(place, certainty=Certainty.CONVENTION, role=Role.OTHER)
    return place


def _is_piece(place: Place) -> bool:
    """Whether a name stands in a document of which the rest is in another string."""
    if place.certainty is Certainty.NONE or place.role is Role.QUERY:
        return False
    opener = place.document.outline.parents[place.index]
    return place.document.depth > 0 and (opener == NONE or place.document.outline.mates[opener] == NONE)


def _refused(document: Document, field: str, start: int, end: int, refusal: str) -> Place:
    return Place(
        field=field,
        start=document.offset + start,
        end=document.offset + end,
        document=document,
        index=NONE,
        refusal=refusal,
    )
