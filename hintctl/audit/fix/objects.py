"""What object a name belongs to: the brackets around it, the variable it is set on, the lines it stands among."""

from collections.abc import Hashable

from hintctl.audit.fix.document import Document
from hintctl.audit.idioms import function_line, receiver
from hintctl.audit.outline import NONE

_DECLARING = frozenset({"=", ":="})


def of_receiver(document: Document, last: int, block: bool = True) -> tuple[Hashable, ...]:
    """The keys of what is set on or read from the expression that ends at a token: its block, then its function."""
    name, first = receiver(document.outline, last)
    if not name:
        return ()
    offset = document.outline.tokens[first].start
    wide = (document.key, "receiver", name, function_line(document.outline, document.outline.lines.number(offset)))
    if not block:
        return (wide,)
    line = document.outline.lines.number(offset)
    return (document.key, "block", name, document.outline.line_parents[line - 1], document.outline.parents[first]), wide


_SPREADING = frozenset({"...", "*"})  # the second of **


def of_bracket(document: Document, opener: int) -> tuple[Hashable, ...]:
    """The keys of an object in brackets: itself, and the variable that it is assigned to."""
    own = (document.key, "bracket", opener)
    before = document.outline.next(opener, -1)
    if before != NONE and document.outline.mark(before) in _DECLARING:
        return (own, *of_receiver(document, document.outline.next(before, -1), block=False))
    if before != NONE and document.outline.mark(before) in _SPREADING and document.outline.parents[opener] != NONE:
        return (own, *of_bracket(document, document.outline.parents[opener]))  # what is spread is of the outer object
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
