"""Finds the lines in which a function speaks of a variable as a whole: where it gets its value or is handed on."""

import re
from dataclasses import dataclass

from hintctl.audit.idioms import function_line
from hintctl.audit.outline import NONE, Outline

_ROOT = re.compile(r"(?:(?:this|self|await|new)\b\W*)?[$@]*(?P<name>[^\W\d]\w*)")
_MOST_LINES = 300
_LONGEST_LINE = 300  # characters
_BLOCK = 100  # lines that are looked at together outside of functions


@dataclass(frozen=True, kw_only=True)
class Mentions:
    """Lines: `all` of them, and those that are `bindings`, which give it its value."""

    all: str = ""
    bindings: str = ""


class MentionsFinder:
    """Finds each variable of each function of a file once."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._known: dict[tuple[str, int, int], Mentions] = {}

    def of(self, expression: str, number: int) -> Mentions:
        """The mentions of an expression's variable around a line."""
        root = _ROOT.match(expression)
        if not root:
            return Mentions()
        header = function_line(self._outline, number)
        if header and (found := self._in(root["name"], header, self._end(header))).all:
            return found
        block = number // _BLOCK
        return self._in(root["name"], max(1, (block - 1) * _BLOCK), (block + 2) * _BLOCK)

    def _end(self, header: int) -> int:
        indents = self._outline.indents
        last = min(len(indents), header + _MOST_LINES)
        for number in range(header + 1, last + 1):
            line = self._outline.lines.text(number, _LONGEST_LINE).lstrip()
            if NONE < indents[number - 1] <= indents[header - 1] and not line.startswith(("{", ")")):
                return number
        return last

    def _in(self, name: str, first: int, last: int) -> Mentions:
        if (name, first, last) not in self._known:
            self._known[name, first, last] = self._find(name, first, min(last, len(self._outline.indents)))
        return self._known[name, first, last]

    def _find(self, name: str, first: int, last: int) -> Mentions:
        variable = rf"(?<![\w.])[$@]*{re.escape(name)}\b(?!\s*(?:\[|\.|->|\?\.|&\.|::|\())"
        mentioned = re.compile(variable)
        bound = re.compile(
            rf"{variable}\s*(?::[^=\n]{{1,60}})?(?:=(?![=>])|:=|<-)|\b(?:for|foreach|each\w*|with|as)\b|=>|\|[^|\n]*\|"
        )
        lines, bindings = [], []
        for number in range(first, last + 1):
            line = self._outline.lines.text(number, _LONGEST_LINE)
            if name in line and mentioned.search(line):
                following = self._outline.lines.text(number + 1, _LONGEST_LINE) if number < last else ""
                lines += [line, following]
                if bound.search(line):
                    bindings += [line, following]
        return Mentions(all="\n".join(lines), bindings="\n".join(bindings))
