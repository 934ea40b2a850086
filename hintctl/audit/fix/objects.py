"""What object a name belongs to: the brackets around it, the variable it is set on, the lines it stands among."""

import re
from collections.abc import Hashable

from hintctl.audit.fix.document import Document
from hintctl.audit.lex import TokenKind
from hintctl.audit.outline import NONE, Outline

_FUNCTION = re.compile(
    r"\b(?:def|defp|func|function|fn|fun|sub|proc|lambda|it|test|describe)\b|\)\s*(?:=>|->[^{]*|:[^{]*|throws[^{]*)?\{?\s*$"
)
_BLOCK = re.compile(
    r"\s*[})]?\s*(?:if|for|foreach|while|switch|else|elif|elsif|elseif|try|catch|except|unless|with|case|until|begin|do|using|lock|match|when)\b"
)
_LONGEST = 400  # characters of an argument: longer ones are told apart by where they are
_DECLARING = frozenset({"=", ":="})


def receiver(outline: Outline, last: int) -> tuple[str, int]:
    """The expression that ends at a token, as written without blanks, and its first token; empty if it is none."""
    index = last
    words: list[str] = []
    while index != NONE and len(words) < 24:
        token = outline.tokens[index]
        mark = outline.mark(index)
        if token.kind is TokenKind.NAME or mark in ("$", "@"):
            words.append(mark)
        elif mark in ("]", ")") and outline.mates[index] != NONE:
            opened = outline.tokens[outline.mates[index]].start
            words.append(outline.text[opened : token.end] if token.end - opened < _LONGEST else f"({opened})")
            index = outline.mates[index]
        else:
            break
        before = outline.next(index, -1)
        if before == NONE or before < index - 1:
            break
        joined = outline.tokens[before].end == outline.tokens[index].start
        connects = outline.mark(before) in (".", "->", "?.", "&.", "::", "$", "@") or (
            joined and outline.mark(index)[:1] in "[(" and outline.mark(before)[-1:] not in "=({[,"
        )
        if not connects:
            break
        if outline.mark(before) in (".", "->", "?.", "&.", "::"):
            words.append(".")
            before = outline.next(before, -1)
        index = before
    return "".join(reversed(words)), index if words else NONE


def scope(outline: Outline, offset: int) -> int:
    """The line that opens the function around an offset; 0 outside of any."""
    for header in outline.header_lines(outline.lines.number(offset), 12):
        line = outline.lines.text(header)[:300]
        if _FUNCTION.search(line) and not _BLOCK.match(line):
            return header
    return 0


def of_receiver(document: Document, last: int, block: bool = True) -> tuple[Hashable, ...]:
    """The keys of what is set on or read from the expression that ends at a token: its block, then its function."""
    name, first = receiver(document.outline, last)
    if not name:
        return ()
    offset = document.outline.tokens[first].start
    wide = (document.key, "receiver", name, scope(document.outline, offset))
    if not block:
        return (wide,)
    line = document.outline.lines.number(offset)
    return (document.key, "block", name, document.outline.line_parents[line - 1], document.outline.parents[first]), wide


def of_bracket(document: Document, opener: int) -> tuple[Hashable, ...]:
    """The keys of an object in brackets: itself, and the variable that it is assigned to."""
    own = (document.key, "bracket", opener)
    before = document.outline.next(opener, -1)
    if before != NONE and document.outline.mark(before) in _DECLARING:
        return (own, *of_receiver(document, document.outline.next(before, -1), block=False))
    return (own,)


def of_type(document: Document, index: int, *, annotated: bool = False) -> tuple[Hashable, ...]:
    """The keys of the type that a member belongs to: its brackets, or the line that it stands under.

    `annotated`: the token is an argument of the member's annotation.
    """
    outline = document.outline
    for mark in ("(", "[") if annotated else ():
        if outline.parents[index] != NONE and outline.mark(outline.parents[index]) == mark:
            index = outline.parents[index]
    opener = outline.parents[index]
    if opener != NONE:
        return ((document.key, "bracket", opener),)
    line = outline.lines.number(outline.tokens[index].start)
    return ((document.key, "lines", outline.line_parents[line - 1]),)
