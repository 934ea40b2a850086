"""Tells a parameter of a query whose value is written out from one that other text goes on with."""

import re

from hintctl.audit.fix.place import Place
from hintctl.audit.lex import TokenKind
from hintctl.audit.outline import Outline

VALUE = re.compile(r"(?:[\w.+~-]|%[0-9A-Fa-f]{2})*+")
_ENDS_IN_TEXT = re.compile(r"""&|["']|[ ]HTTP/""")
_ENDS_IN_LINE = re.compile(r"""&|["']|[ ]HTTP/|[ \t\r]*(?:\n|\Z)""")
_OUTER = re.compile(r"[\w\[\]-]*\Z")
_ENDS_EXPRESSION = frozenset({")", "]", "}", ",", ";"})
_GOES_ON = frozenset("+-.&|<>%*/?:=\\([")
_LONGEST = 200
_ARGUMENTS = frozenset({"shell", "html", "http", "powershell"})


def is_plain_parameter(place: Place) -> bool:
    """Whether the value of `import_source=acme` ends within its text, and is not the only thing in it."""
    outline, end = place.document.outline, place.end - place.document.offset
    equals = outline.text.find("=", end, end + 2)
    found = VALUE.match(outline.text, equals + 1)
    if equals < 0 or found is None:
        return False
    token = outline.tokens[place.index]
    if token.kind is not TokenKind.STRING:
        return _ENDS_IN_LINE.match(outline.text, found.end()) is not None
    if found.end() > token.inner_end:
        return False
    if found.end() < token.inner_end and not _is_escape(outline, found.end(), token.inner_end):
        return _ENDS_IN_TEXT.match(outline.text, found.end(), token.inner_end) is not None
    return not _is_all(outline, place, token.inner_start) and _ends_there(outline, place.index)


def _is_escape(outline: Outline, start: int, end: int) -> bool:
    """Whether only the blanks are left that masked escapes before a closing quote leave."""
    return not outline.text[start:end].strip(" ") and end - start < 8 and outline.language.name == "document"


def _is_all(outline: Outline, place: Place, lowest: int) -> bool:
    """Whether nothing precedes the last parameter: without it the text would be empty."""
    before = outline.text[lowest : place.start - place.document.offset]
    return _OUTER.sub("", before[-_LONGEST:]).strip("?&") == ""


def _ends_there(outline: Outline, index: int) -> bool:
    """Whether a text is all of an argument or a value: nothing is joined to it."""
    if outline.language.data:
        return True
    following, end = outline.beside(index), outline.tokens[index].end
    if following == "":
        return not _goes_on(outline, outline.next(index))
    if following in _ENDS_EXPRESSION:
        return True
    return outline.language.name in _ARGUMENTS and outline.text[end : end + 1] in (" ", "\t", ">", "/")


def _goes_on(outline: Outline, following: int) -> bool:
    """Whether a line goes on with what was written before it."""
    mark = outline.mark(following)
    return bool(mark) and (outline.tokens[following].kind is TokenKind.STRING or mark[0] in _GOES_ON)
