"""Deletes a statement that sets the field, or a member of a type that stands for it."""

import re

from hintctl.audit.fix.document import first_on_line, same_line
from hintctl.audit.fix.member_value import has_plain_default, has_several_names
from hintctl.audit.fix.place import Place
from hintctl.audit.fix.spans import Removal, of_tokens, with_line
from hintctl.audit.idioms import ACCESS, SCRIPTS, receiver
from hintctl.audit.lex import TokenKind
from hintctl.audit.outline import NONE, Outline

_LONGEST = 400  # tokens
_TYPE_AND_NAME = 2
_OPENERS = frozenset({"{", "(", "["})
_CLOSERS = frozenset({")", "]", "}"})
_BRACES_OPTIONAL = frozenset({"javascript", "markup with scripts", "html", "jvm", "c#", "php", "c", "dart", "generic"})
_NEWLINE_ENDS = frozenset({"go", "python", "swift", "graphql"})
_GOES_ON = frozenset({"and", "as", "in", "instanceof", "is", "or", "to", "xor", "x"})
_HEADER = re.compile(r"\s*[})]?\s*(?:if|for|foreach|while|else|with)\b")


def of_statement(place: Place) -> Removal | None:
    """The deletion of a whole assignment, or of a call that sets; None where it is a part of something larger."""
    outline = place.document.outline
    opener = outline.parents[place.first]
    owner = outline.next(opener, -1)
    if outline.mark(opener) == "(":
        owner = outline.next(outline.next(owner, -1), -1)
    first = receiver(outline, owner)[1]
    closer = outline.mates[opener]
    if first == NONE or closer == NONE:
        return None
    last = _call_end(outline, closer) if outline.mark(opener) == "(" else _assignment_end(outline, outline.next(closer))
    if last == NONE or not _stands_alone(outline, first, last) or _is_all_of_block(outline, first, last):
        return None
    if _calls(outline, first, owner) or _joins_lines(outline, last):
        return None
    value = outline.next(closer) + 1 if outline.mark(opener) == "[" else place.index + 1
    spans = with_line(outline, outline.tokens[first].start, outline.tokens[last].end)
    return of_tokens(place, spans, value, last if outline.mark(opener) == "[" else closer)


def _calls(outline: Outline, first: int, owner: int) -> bool:
    """Whether what a field is set on does something by itself: a chain of calls may do all of the program's work."""
    return any(outline.mark(index) in ("(", "\n") for index in range(first, owner + 1))


def _joins_lines(outline: Outline, last: int) -> bool:
    """Whether the next line would go on with the line before, or goes on with the statement itself."""
    if outline.mark(last) == ";" and outline.language.name not in SCRIPTS:
        return False
    following = outline.next(last)
    if following == NONE or outline.mark(following) in _CLOSERS or outline.mark(following) in ("{", "@", "$", "#"):
        return False
    token = outline.tokens[following]
    return (outline.beside(last) == "" and (token.kind is TokenKind.MARK or outline.mark(following) in _GOES_ON)) or (
        token.kind is TokenKind.STRING and outline.mark(following)[0] == "`"
    )


def _call_end(outline: Outline, closer: int) -> int:
    following = outline.next(closer)
    if outline.mark(following) == ";":
        return following
    return closer if outline.beside(closer) == "" and outline.mark(following) not in ACCESS else NONE


def _assignment_end(outline: Outline, equals: int) -> int:
    last = index = equals
    for _ in range(_LONGEST):
        index += 1
        if index >= len(outline.tokens):
            return last if last != equals else NONE
        token, mark = outline.tokens[index], outline.mark(index)
        if token.kind is TokenKind.COMMENT:
            continue
        if token.kind is TokenKind.NEWLINE:
            # What ends in an operator, or what the next line begins with one, goes on.
            ended = outline.tokens[last].kind is not TokenKind.MARK or outline.mark(last) in _CLOSERS
            following = outline.next(index)
            goes_on = following != NONE and outline.mark(following) in (
                ".",
                "?.",
                "->",
                "&.",
                "+",
                "||",
                "&&",
                "?",
                ":",
                "??",
                "|",
                "-",
                "*",
            )
            return last if ended and not goes_on else NONE
        if mark == ";":
            return index
        if mark in _CLOSERS or mark == "=":
            return NONE
        if mark in ("{", "[", "("):
            if outline.mates[index] == NONE:
                return NONE
            index = outline.mates[index]
        last = index
    return NONE


def _stands_alone(outline: Outline, first: int, last: int) -> bool:
    """Whether a statement is one of a block, not the only one that an `if` without braces governs."""
    before = outline.next(first, -1)
    if not first_on_line(outline, first):
        return outline.mark(before) in (";", "{", "}") and outline.mark(last) == ";"
    if outline.beside(last) not in ("", "}") and outline.mark(last) != ";":
        return False
    if before == NONE or outline.language.name not in _BRACES_OPTIONAL:
        return True
    if outline.mark(before) in ("else", "=>", "do", ",", "=", "("):
        return False
    if outline.mark(before) == ")" and outline.mates[before] != NONE:
        line = outline.lines.text(outline.lines.number(outline.tokens[outline.mates[before]].start))
        return not _HEADER.match(line[:200])
    return True


def _is_all_of_block(outline: Outline, first: int, last: int) -> bool:
    """Whether nothing else is indented under the same line, where a block must hold something."""
    if outline.language.name != "python":
        return False
    begin, end = (outline.lines.number(outline.tokens[index].start) for index in (first, last))
    return all(
        begin <= number <= end or outline.lines.text(number).lstrip().startswith("#")
        for number in outline.lines_beside(begin)
    )


def of_member(place: Place) -> Removal | None:
    """The deletion of all lines of a member with its annotations; None where they hold anything else."""
    outline = place.document.outline
    index = place.index
    for mark in ("(", "["):
        opener = outline.parents[index]
        # Out of the annotation, but not out of the constructor that the member is a parameter of.
        if (opener != NONE and outline.mark(opener) == mark and outline.parents[place.index] == opener) or (
            mark == "[" and opener != NONE and outline.mark(opener) == "["
        ):
            index = opener
    first = index
    while (
        first > 0 and same_line(outline, first - 1, index) and outline.tokens[first - 1].kind is not TokenKind.NEWLINE
    ):
        first -= 1
    if outline.parents[first] != outline.parents[index] or not _opens_member(outline, first):
        return None
    last = _member_end(outline, first)
    if last == NONE or last < place.index or outline.beside(last) != "" or _is_all_of_block(outline, first, last):
        return None
    if has_several_names(outline, first, last) or not has_plain_default(outline, first, last):
        return None
    spans = with_line(outline, outline.tokens[first].start, outline.tokens[last].end)
    before = outline.next(first, -1)
    if outline.mark(outline.next(last)) == ")" and outline.mark(before) == ",":  # the last parameter of a constructor
        spans.insert(0, (outline.tokens[before].start, outline.tokens[before].end))
    removal = of_tokens(place, spans, first, first)
    return Removal(spans=removal.spans, runs=True, literal=True)  # code may name the member


def _opens_member(outline: Outline, first: int) -> bool:
    before = outline.next(first, -1)
    if before == NONE or outline.language.name in _NEWLINE_ENDS:
        return True
    return outline.mark(before) in ("{", "(", "[", ";", "}", ",")


def _member_end(outline: Outline, first: int) -> int:
    """The last token of the member that begins at a token: with its `;` or `,`, or at the line's end."""
    names, index = 0, first
    for _ in range(_LONGEST):
        mark = outline.mark(index)
        if mark in (";", ","):
            return index
        if mark == "" or mark in _CLOSERS or (mark == "\n" and _may_end(outline, names)):
            return outline.next(index, -1) if mark and _may_end(outline, names) else NONE
        if mark in _OPENERS:
            if not _may_hold(outline, mark, names) or outline.mates[index] == NONE:
                return NONE
            index = outline.mates[index]
            if mark == "{":
                return index
        elif outline.tokens[index].kind is TokenKind.NAME and outline.mark(outline.next(index, -1)) not in ("@", "."):
            names += 1
        index += 1
    return NONE


def _may_end(outline: Outline, names: int) -> bool:
    """Whether a member may end with its line after so many names: a type and its own, where no line ends it."""
    return names >= _TYPE_AND_NAME or outline.language.name in _NEWLINE_ENDS


def _may_hold(outline: Outline, opener: str, names: int) -> bool:
    """Whether a member that is no function holds such a bracket: accessors of a property, arguments of annotations."""
    if opener == "{":
        return outline.language.name == "c#" and names >= _TYPE_AND_NAME
    return opener == "[" or names < _TYPE_AND_NAME or outline.language.name == "python"
