"""Places of names that are no strings: keys without quotes, symbols, arguments, members, and the code's own names."""

import re
from dataclasses import replace

from hintctl.audit.finding import Kind
from hintctl.audit.fix.document import Document, first_on_line
from hintctl.audit.fix.objects import of_bracket, of_receiver, of_type
from hintctl.audit.fix.place import COLUMN, INTERNAL, Certainty, Place, Role
from hintctl.audit.fix.statement import BEFORE_OBJECTS
from hintctl.audit.fix.strings import query_place
from hintctl.audit.idioms import ACCESS, ALIASES, DEFINES, OWN_SYMBOL, READS, SCRIPTS
from hintctl.audit.outline import NONE
from hintctl.audit.rules import HINT003, REPLACEMENT

_KEYS_IN_BRACES = SCRIPTS | {"ruby", "elixir", "graphql", "generic", "erlang"}
_NAMED_BY_COLON = frozenset({"ruby", "elixir", "swift", "c#", "dart", "generic", "php"})
_NAMED_BY_EQUALS = frozenset({"python", "jvm", "perl", "generic", "lua"})
_SYMBOLS = frozenset({"ruby", "elixir", "lisp"})
_NO_CALL = DEFINES | {"catch", "class", "constructor", "elif", "for", "if", "switch", "unless", "until", "while"}
_SEPARATORS = frozenset({"{", "(", "[", ",", ";", "|"})
_ALIASED = re.compile(rf"\b(?:{'|'.join(sorted(ALIASES))})\s*=")
_PROTO = re.compile(r"\s*(?:optional\s+|repeated\s+|required\s+)?[\w.]+\s+\w+\s*=\s*\d+")


def bare_place(document: Document, index: int, start: int, end: int, field: str, kind: Kind | None) -> Place:
    """The place of a name at a token that is no string. Offsets are the document's."""
    outline = document.outline
    place = Place(
        field=field,
        start=document.offset + start,
        end=document.offset + end,
        document=document,
        index=index,
        first=index,
    )
    before, after = outline.next(index, -1), outline.next(index)
    preceding, following = outline.mark(before), outline.mark(after)
    if kind is Kind.COLUMN:
        return replace(place, refusal=COLUMN)
    if (
        outline.text[start - 1 : start] in ("?", "&", "[")
        and outline.text[end : end + 2].lstrip("]")[:1] == "="
        and outline.language.name in ("http", "yaml")
    ):
        return query_place(place, start, end, 0)
    if preceding in ACCESS:
        return replace(place, refusal=INTERNAL)
    if outline.language.data:
        return _in_data(place, preceding, following)
    if (
        preceding == ":"
        and following != ":"
        and outline.language.name in _SYMBOLS
        and outline.tokens[before].end == outline.tokens[index].start
    ):
        return _symbol(place, before, following)
    opener = outline.parents[index]
    if opener == NONE:
        return _open_name(place, following)
    return _in_brackets(place, opener, before, following)


def _in_data(place: Place, preceding: str, following: str) -> Place:
    outline, index = place.document.outline, place.index
    opener = outline.parents[index]
    if opener == NONE:
        if following in (":", "=") and (preceding == "-" or first_on_line(outline, index)):
            return replace(place, certainty=Certainty.WIRE, role=Role.LINE)
        if preceding == "-" and outline.beside(index) == "":
            return replace(place, certainty=Certainty.CONVENTION, role=Role.ITEM)
        return replace(place, certainty=Certainty.NONE, refusal=INTERNAL)
    objects = of_bracket(place.document, opener)
    if following in (":", "=") and (preceding in _SEPARATORS or first_on_line(outline, index)):
        return replace(place, certainty=Certainty.WIRE, role=Role.ENTRY, objects=objects)
    if outline.mark(opener) == "[" and preceding in ("[", ",") and following in (",", "]"):
        named = outline.mark(outline.next(outline.next(opener, -1), -1)).lower()
        certainty = Certainty.WIRE if named == "required" else Certainty.CONVENTION
        return replace(place, certainty=certainty, role=Role.ELEMENT, objects=objects)
    return replace(place, refusal=INTERNAL)


def _symbol(place: Place, colon: int, following: str) -> Place:
    """`:import_id` of Ruby or Elixir. Its entry begins with the colon."""
    outline = place.document.outline
    place = replace(place, first=colon)
    opener = outline.parents[colon]
    before = outline.next(colon, -1)
    container, preceding = (outline.mark(opener) if opener != NONE else ""), outline.mark(before)
    if OWN_SYMBOL.search(outline.lines.text(outline.lines.number(outline.tokens[colon].start))[:300]):
        return replace(place, refusal=INTERNAL)
    if following == "=>":
        objects = of_bracket(place.document, opener) if opener != NONE else ()
        role = Role.ENTRY if opener != NONE and preceding in _SEPARATORS else Role.OTHER
        return replace(place, certainty=Certainty.CONVENTION, role=role, objects=objects)
    if container == "[" and preceding == "[" and following == "]":
        owner = outline.next(before, -1)
        if objects := of_receiver(place.document, owner):
            written = outline.mark(outline.next(outline.next(place.index))) == "="
            return replace(
                place, certainty=Certainty.CONVENTION, role=Role.STATEMENT if written else Role.READ, objects=objects
            )
    if container == "(" and (callee := outline.next(opener, -1)) != NONE and READS.match(outline.mark(callee)):
        owner = outline.next(outline.next(callee, -1), -1)
        return replace(
            place, certainty=Certainty.CONVENTION, role=Role.READ, objects=of_receiver(place.document, owner)
        )
    if container in ("[", "(") and preceding in ("[", "(", ",") and following in (",", "]", ")"):
        return replace(
            place, certainty=Certainty.CONVENTION, role=Role.ELEMENT, objects=of_bracket(place.document, opener)
        )
    return replace(place, certainty=Certainty.CONVENTION)


def _open_name(place: Place, following: str) -> Place:
    """A name in no brackets: the field of a class that is made by indentation, or an argument without parentheses."""
    outline, language = place.document.outline, place.document.outline.language.name
    number = outline.lines.number(outline.tokens[place.index].start)
    line = outline.lines.text(number)[:400]
    if language == "python" and following == ":" and first_on_line(outline, place.index):
        headers = outline.header_lines(number, 1)
        in_class = any(re.match(r"\s*class\b", outline.lines.text(header)) for header in headers)
        objects = of_type(place.document, place.index)
        if in_class and _ALIASED.search(_statement(place)):
            return replace(place, refusal=INTERNAL)
        if in_class:
            return replace(place, certainty=Certainty.CONVENTION, role=Role.DECLARED, objects=objects)
    if language in ("ruby", "elixir") and following == ":" and not re.search(r"\bdef\w*\s", line):
        line_objects = ((place.document.key, "statement", _first_of_statement(place)),)
        return replace(place, certainty=Certainty.CONVENTION, objects=line_objects)
    return replace(place, refusal=INTERNAL)


def _statement(place: Place) -> str:
    """The rest of a member's declaration, over lines while brackets are open."""
    outline, index = place.document.outline, place.index
    last = index
    for _ in range(200):
        if outline.mates[last] > last:
            last = outline.mates[last]
        if last + 1 >= len(outline.tokens) or outline.mark(last + 1) == "\n":
            break
        last += 1
    return outline.text[outline.tokens[index].start : outline.tokens[last].end]


def _first_of_statement(place: Place) -> int:
    """The line on which a call without parentheses begins: the first above that the one before doesn't run on into."""
    outline, number = place.document.outline, place.document.outline.lines.number(place.start - place.document.offset)
    lowest = max(1, number - 200)
    while number > lowest and outline.lines.text(number - 1).rstrip().endswith((",", "\\")):
        number -= 1
    return number


def _in_brackets(place: Place, opener: int, before: int, following: str) -> Place:
    outline, index = place.document.outline, place.index
    language, container, preceding = outline.language.name, outline.mark(opener), outline.mark(before)
    valueless = language == "ruby" and following == ":" and outline.mark(outline.next(index + 1)) in (",", "}", ")")
    if valueless and place.field != HINT003.field:
        return replace(place, refusal=INTERNAL)  # import_id:, is also the name of a variable
    starts = preceding in _SEPARATORS or first_on_line(outline, index)
    objects = of_bracket(place.document, opener)
    key = replace(place, certainty=Certainty.CONVENTION, role=Role.ENTRY, objects=objects)
    if starts and container == "{" and language in _KEYS_IN_BRACES and _is_key(place, following):
        return key
    if container == "{" and language == "lua" and starts and following == "=":
        return key
    if starts and preceding in ("{", ",") and container == "{" and language in SCRIPTS and following in ("}", ",", "="):
        if outline.mark(outline.next(opener, -1)) not in BEFORE_OBJECTS:
            return replace(place, refusal=INTERNAL)  # a block, an enumeration, a class, an import
        return replace(key, shorthand=True)
    if (
        starts
        and container == "("
        and ((following == ":" and language in _NAMED_BY_COLON) or (following == "=" and language in _NAMED_BY_EQUALS))
    ):
        callee = outline.next(opener, -1)
        defined = outline.mark(callee) in _NO_CALL or outline.mark(outline.next(callee, -1)) in _NO_CALL
        return replace(place, refusal=INTERNAL) if defined or callee == NONE else key
    if following == "=>" and language in ("perl", "ruby") and starts:
        return key
    return _member(place, preceding, following)


def _is_key(place: Place, following: str) -> bool:
    outline = place.document.outline
    if following in ("?", "!"):
        return outline.mark(outline.next(outline.next(place.index))) == ":"
    return following in (":", "=>")


def _member(place: Place, preceding: str, following: str) -> Place:
    """A member of a type in braces: the wire's own in GraphQL and protocol buffers, the code's elsewhere."""
    outline = place.document.outline
    objects = of_type(place.document, place.index)
    line = outline.lines.text(outline.lines.number(outline.tokens[place.index].start))[:400]
    if outline.language.name == "graphql" or (outline.language.name == "c" and following == "=" and _PROTO.match(line)):
        return replace(place, certainty=Certainty.CONVENTION, role=Role.DECLARED, objects=objects)
    declared = place.field == REPLACEMENT and preceding not in (
        ":",
        "=",
        "=>",
        "(",
        "&",
        "+",
        "?",
        "return",
        "==",
        "!=",
    )
    return replace(place, refusal=INTERNAL, objects=objects if declared else ())
