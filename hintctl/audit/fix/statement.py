"""The statement around a name, as far as it can be told in any language."""

from dataclasses import dataclass

from hintctl.audit.idioms import SCRIPTS
from hintctl.audit.outline import NONE, Outline

BEFORE_OBJECTS = frozenset({"(", ",", "[", "=", ":", "?", "return", "const", "let", "var", "...", "||", "&&", "??"})
"""Before a brace that opens an object, not a block."""
_MORE_BEFORE_OBJECTS = BEFORE_OBJECTS | {":=", "==", "===", "%", "->"}
_GOES_ON = (".", "?.", "->", "&.", "|>", "==")
_DEEPEST = 12
_MOST_LINES = 10
_LONGEST = 2000  # characters on either side


@dataclass(frozen=True, kw_only=True)
class Statement:
    """From `start` to before `end`; `brackets` are the opening ones around the name, the innermost first."""

    start: int
    end: int
    brackets: tuple[int, ...]


def statement_of(outline: Outline, index: int) -> Statement:
    """The lines of all brackets around a token up to a block, and those that the expression goes on on."""
    brackets = _brackets(outline, index)
    outermost = brackets[-1] if brackets else index
    closed = outline.mates[outermost] if outline.mates[outermost] != NONE else index
    lines = outline.lines
    first, last = lines.number(outline.tokens[outermost].start), lines.number(outline.tokens[closed].start)
    for _ in range(_MOST_LINES):
        if first > 1 and _goes_on(outline, first):
            first -= 1
        if last < len(lines.starts) and _goes_on(outline, last + 1):
            last += 1
    start, end = lines.span(first)[0], lines.span(last)[1]
    token = outline.tokens[index]
    return Statement(
        start=max(start, token.start - _LONGEST), end=min(end, token.end + _LONGEST), brackets=tuple(brackets)
    )


def _goes_on(outline: Outline, number: int) -> bool:
    return outline.lines.text(number, 200).lstrip().startswith(_GOES_ON)


def _brackets(outline: Outline, index: int) -> list[int]:
    found: list[int] = []
    opener = outline.parents[index]
    while opener != NONE and len(found) < _DEEPEST:
        if found and outline.mark(opener) == "{" and not _opens_object(outline, opener):
            break
        found.append(opener)
        opener = outline.parents[opener]
    return found


def _opens_object(outline: Outline, opener: int) -> bool:
    before = outline.mark(outline.next(opener, -1))
    # What an arrow of JavaScript points at is a block.
    return before in _MORE_BEFORE_OBJECTS or (before == "=>" and outline.language.name not in SCRIPTS)
