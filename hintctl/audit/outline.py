"""The shape of a file, whatever its language: what is in which brackets, and which line stands under which."""

from array import array
from bisect import bisect_right
from functools import cached_property

from hintctl.audit.languages import Language
from hintctl.audit.lex import Lines, Token, TokenKind, lex

_OPENERS = {"{": "}", "(": ")", "[": "]"}
_CLOSERS = frozenset(_OPENERS.values())
NONE = -1
_MOST_SKIPPED = 100
_DEEPEST = 100  # brackets in brackets
_LONGEST_PART = 200_000  # characters


class Outline:
    """Tokens with their brackets, and lines with their indentation. `text` may be a part of a file."""

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.language = language
        self.tokens = lex(text, language)
        self.lines = Lines(text)
        self.starts = array("q", (token.start for token in self.tokens))
        self.parents = array("q", [NONE]) * len(self.tokens)
        self.mates = array("q", [NONE]) * len(self.tokens)
        self._parts: dict[tuple[int, int], str] = {}
        self._pair()

    def _pair(self) -> None:
        """Finds each token's innermost bracket, and each bracket's other half. What is never closed ends nowhere."""
        open_brackets: list[int] = []
        for index, token in enumerate(self.tokens):
            if token.kind is TokenKind.MARK and token.end - token.start == 1:
                mark = self.text[token.start]
                if mark in _CLOSERS and open_brackets and _OPENERS[self.mark(open_brackets[-1])] == mark:
                    self.mates[index] = open_brackets.pop()
                    self.mates[self.mates[index]] = index
                elif mark in _OPENERS:
                    self.parents[index] = open_brackets[-1] if open_brackets else NONE
                    open_brackets.append(index)
                    continue
            self.parents[index] = open_brackets[-1] if open_brackets else NONE

    @cached_property
    def indents(self) -> "array[int]":
        """Each line's leading blanks; NONE for a line with nothing on it. Line 1 is at index 0."""
        indents = array("q")
        for number in range(1, len(self.lines.starts) + 1):
            start = self.lines.starts[number - 1]
            end = self.lines.starts[number] if number < len(self.lines.starts) else len(self.text)
            position = start
            while position < end and self.text[position] in " \t":
                position += 1
            blank = position >= end or self.text[position] in "\r\n"
            indents.append(NONE if blank else position - start)
        return indents

    @cached_property
    def line_parents(self) -> "array[int]":
        """The nearest line above that is indented less, for each line; 0 if there is none."""
        parents = array("q")
        above: list[tuple[int, int]] = []
        for number, indent in enumerate(self.indents, 1):
            if indent == NONE:
                parents.append(above[-1][1] if above else 0)
                continue
            while above and above[-1][0] >= indent:
                above.pop()
            parents.append(above[-1][1] if above else 0)
            above.append((indent, number))
        return parents

    @cached_property
    def comments(self) -> list[tuple[int, int]]:
        """Where the comments are, in order."""
        return [(token.start, token.end) for token in self.tokens if token.kind is TokenKind.COMMENT]

    def at(self, offset: int) -> int:
        """The index of the token that covers an offset; NONE in white space."""
        index = bisect_right(self.starts, offset) - 1
        return index if index >= 0 and offset < self.tokens[index].end else NONE

    def source(self, token: Token) -> str:
        """A token as written."""
        return self.text[token.start : token.end]

    def mark(self, index: int) -> str:
        """The token at an index as written; nothing beyond the ends."""
        return self.source(self.tokens[index]) if 0 <= index < len(self.tokens) else ""

    def next(self, index: int, step: int = 1) -> int:
        """The nearest token after (`step` 1) or before (-1) that is neither a comment nor a line end.

        NONE if only such stand as far as it looks: a file may be comments for thousands of lines.
        """
        for _ in range(_MOST_SKIPPED):
            index += step
            if not 0 <= index < len(self.tokens):
                return NONE
            if self.tokens[index].kind not in (TokenKind.COMMENT, TokenKind.NEWLINE):
                return index
        return NONE

    def beside(self, index: int, step: int = 1) -> str:
        """The next (1) or previous (-1) token as written, on the same line; nothing if the line ends first."""
        index += step
        while 0 <= index < len(self.tokens) and self.tokens[index].kind is TokenKind.COMMENT:
            index += step
        if not 0 <= index < len(self.tokens) or self.tokens[index].kind is TokenKind.NEWLINE:
            return ""
        return self.mark(index)

    def within(self, opener: int, around: int, limit: int = 400) -> list[int]:
        """The tokens directly inside a bracket (not in inner ones), at most `limit` on either side of one of them."""
        found: list[int] = []
        for step in (-1, 1):
            index, seen = around, 0
            while seen < limit:
                index += step
                seen += 1
                if not 0 <= index < len(self.tokens) or index == opener or self.mates[opener] == index:
                    break
                mate = self.mates[index]
                if mate != NONE and (mate < index if step < 0 else mate > index):
                    index = mate  # over an inner bracket in one step
                    continue
                if self.parents[index] == opener:
                    found.append(index)
        return found

    def header_lines(self, number: int, limit: int = 8) -> list[int]:
        """The lines that a line stands under, the nearest first. One that closes a bracket counts as what opened it."""
        found: list[int] = []
        number = self.line_parents[number - 1]
        while number and len(found) < limit:
            first = bisect_right(self.starts, self.lines.starts[number - 1] + self.indents[number - 1]) - 1
            if first >= 0 and self.mark(first) in _CLOSERS and self.mates[first] != NONE:
                opened = self.lines.number(self.tokens[self.mates[first]].start)
                if opened < number:
                    found.append(opened)
            elif number > 1 and first >= 0 and self.mark(first) == "{":  # what it opens is named on the line above
                found.append(number - 1)
            found.append(number)
            number = self.line_parents[number - 1]
        return found

    def section(self, offset: int) -> str | None:
        """The part of a data file's outermost object that an offset is in; None where there are no such parts."""
        if not self.language.data:
            return None
        index = bisect_right(self.starts, offset) - 1
        openers = []
        while index >= 0 and (index := self.parents[index]) != NONE:
            openers.append(index)
            if len(openers) > _DEEPEST:
                return None
        if openers:
            if len(openers) < 2 or self.mark(openers[-1]) != "{" or self.mates[openers[-2]] == NONE:
                return None
            return self._part(self.tokens[openers[-2]].start, self.tokens[self.mates[openers[-2]]].end)
        headers = self.header_lines(self.lines.number(offset), 50)
        if not headers or self.indents[headers[-1] - 1] != 0 or self.lines.text(headers[-1], 2).startswith("-"):
            return None
        return self._part(self.lines.starts[headers[-1] - 1], self.lines.starts[self._end_of_block(headers[-1]) - 1])

    def _end_of_block(self, number: int) -> int:
        """The line after the last one that is indented more than a line at the margin."""
        return self._margins[min(bisect_right(self._margins, number), len(self._margins) - 1)]

    @cached_property
    def _margins(self) -> list[int]:
        """The lines without indentation, and the last one."""
        return [*(number for number, indent in enumerate(self.indents, 1) if indent == 0), len(self.indents)]

    def _part(self, start: int, end: int) -> str:
        """A part of the text, the same object each time, as far as it is looked at."""
        if (start, end) not in self._parts:
            self._parts[start, end] = self.text[start : min(end, start + _LONGEST_PART)]
        return self._parts[start, end]

    def lines_beside(self, number: int, limit: int = 60) -> list[int]:
        """The lines with the same indentation under the same line, at most `limit` on either side."""
        indent = self.indents[number - 1]
        found: list[int] = []
        for step in (-1, 1):
            other = number + step
            while 1 <= other <= len(self.indents) and abs(other - number) <= limit:
                theirs = self.indents[other - 1]
                if theirs != NONE and theirs < indent:
                    break
                if theirs == indent:
                    found.append(other)
                other += step
        return found
