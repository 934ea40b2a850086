"""A deletion, and what is known of what it deletes."""

from dataclasses import dataclass

from hintctl.audit.fix.document import line_end, line_start, runs_something, same_line
from hintctl.audit.fix.place import Place
from hintctl.audit.lex import TokenKind
from hintctl.audit.outline import Outline

_PLAIN = frozenset({"null", "nil", "None", "undefined", "true", "false", "True", "False", "NULL", "~", "string"})


@dataclass(frozen=True, kw_only=True)
class Removal:
    """Spans of the file to delete. `runs`: the value may do more than give a value; `literal`: it is written out."""

    spans: tuple[tuple[int, int], ...]
    runs: bool
    literal: bool


def of_tokens(place: Place, spans: list[tuple[int, int]], first: int, last: int) -> Removal:
    """A deletion of spans of a place's document whose value stands from one token to another."""
    outline = place.document.outline
    runs = runs_something(outline, first, last)
    literal = not runs and all(
        outline.tokens[index].kind is not TokenKind.NAME or outline.mark(index) in _PLAIN or outline.language.data
        for index in range(first, last + 1)
    )
    return Removal(spans=tuple(place.document.absolute(*span) for span in spans), runs=runs, literal=literal)


def with_comment(outline: Outline, last: int, end: int) -> int:
    """The end of the comment that follows on the same line, if nothing else does."""
    if (
        last + 1 < len(outline.tokens)
        and outline.tokens[last + 1].kind is TokenKind.COMMENT
        and outline.beside(last) == ""
    ):
        comment = outline.tokens[last + 1]
        if same_line(outline, last, last + 1) and "\n" not in outline.source(comment):
            return comment.start + len(outline.source(comment).rstrip("\r"))
    return end


def with_line(outline: Outline, start: int, end: int) -> list[tuple[int, int]]:
    """A span with the blanks beside it, or with all of its lines if it fills them."""
    text, lines = outline.text, outline.lines
    begin = line_start(lines, start)
    stop = line_end(lines, text, end - 1)
    index = outline.at(end - 1)
    alone_before = not text[begin:start].strip()
    after = with_comment(outline, index, end)
    if alone_before and not text[after:stop].strip():
        return [(begin, stop)]
    if not text[end:stop].strip() and not alone_before:
        return [(begin + len(text[begin:start].rstrip()), end)]
    following = end
    while following < len(text) and text[following] in " \t":
        following += 1
    if text[following : following + 1] in ("}", ")", "]") or text[following : following + 2] in ("//", "/*"):
        return [(begin + len(text[begin:start].rstrip(" \t")) if not alone_before else start, end)]
    return [(start, following)]
