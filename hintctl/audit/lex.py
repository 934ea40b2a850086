"""Splits text into comments, strings, names and marks, in time proportional to its length."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from itertools import accumulate

from hintctl.audit.languages import Language


class TokenKind(IntEnum):
    """What a token is. White space has none."""

    COMMENT = 1
    STRING = 2
    NAME = 3
    NUMBER = 4
    MARK = 5
    NEWLINE = 6


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text from `start` to before `end`. `inner_start` and `inner_end` lie inside a string's quotes."""

    kind: TokenKind
    start: int
    end: int
    inner_start: int
    inner_end: int


_MARKS = r"=>|->|::|:=|\?\.|&\.|\?\?|===?|!==?|<=|>=|\|\||&&|\.\.\.|\+=|<%=|<%-|<%|%>"


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    """One alternation; each alternative advances, and none looks back, so that lexing is linear."""
    name = r"[^\W\d][\w-]*+" if language.hyphens else r"[^\W\d]\w*+"
    blocks = sorted((opener for opener, _ in language.block_comments), key=len, reverse=True)
    longs = sorted((opener for opener, _ in language.long_strings), key=len, reverse=True)
    parts = [
        ("block", "|".join(re.escape(opener) for opener in blocks)),
        (
            "line",
            "(?:" + "|".join(re.escape(opener) for opener in language.line_comments) + r")[^\n]*+"
            if language.line_comments
            else "",
        ),
        ("long", "|".join(re.escape(opener) for opener in longs)),
        ("string", "|".join(rf"{quote}(?:[^{quote}\\\n]++|\\.)*+{quote}?" for quote in language.strings)),
        ("name", name),
        ("number", r"\d[\w.]*+"),
        ("newline", r"\n"),
        ("mark", rf"{_MARKS}|[^\s]"),
    ]
    return re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in parts if pattern), re.DOTALL)


_KINDS = {
    "line": TokenKind.COMMENT,
    "name": TokenKind.NAME,
    "number": TokenKind.NUMBER,
    "newline": TokenKind.NEWLINE,
    "mark": TokenKind.MARK,
}


def lex(text: str, language: Language, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of a text, or of its part from `start` to before `end`, in order. Never fails: any text has tokens."""
    end = len(text) if end is None else end
    match_at = _pattern(language).search
    closers = dict((*language.block_comments, *language.long_strings))
    tokens: list[Token] = []
    position = start
    while position < end and (found := match_at(text, position, end)):
        group = found.lastgroup or ""
        first, position = found.span()
        if group in ("block", "long"):
            opener = found[0]
            inner_end, position = _closed(text, position, end, closers[opener], escapes=group == "long")
            kind = TokenKind.COMMENT if group == "block" else TokenKind.STRING
            tokens.append(Token(kind, first, position, first + len(opener), inner_end))
        elif group == "string":
            quote = found[0][0]
            closed = position - first > 1 and text[position - 1] == quote
            tokens.append(Token(TokenKind.STRING, first, position, first + 1, position - closed))
        else:
            tokens.append(Token(_KINDS[group], first, position, first, position))
    return tokens


def _closed(text: str, position: int, end: int, closer: str, *, escapes: bool) -> tuple[int, int]:
    """Where what was opened before `position` ends, without and with its closer; at the end if it never does."""
    if escapes and closer in ('"', "'", "`"):
        found = _unescaped(closer).match(text, position, end)
        inner_end = found.end() if found else end
    else:
        inner_end = text.find(closer, position, end)
    if inner_end < 0 or inner_end >= end:
        return end, end
    return inner_end, inner_end + len(closer)


@cache
def _unescaped(closer: str) -> re.Pattern[str]:
    return re.compile(rf"(?:[^{closer}\\]++|\\.)*+", re.DOTALL)


class Lines:
    """Turns offsets into lines and columns."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        self.starts.pop()  # behind the end

    def number(self, offset: int) -> int:
        """The line of an offset, counted from 1."""
        return bisect_right(self.starts, offset)

    def column(self, offset: int) -> int:
        """The column of an offset in characters, counted from 1."""
        return offset - self.starts[self.number(offset) - 1] + 1

    def span(self, number: int) -> tuple[int, int]:
        """Where a line begins, and where it ends with its end."""
        return self.starts[number - 1], self.starts[number] if number < len(self.starts) else len(self._text)

    def text(self, number: int, limit: int = 1 << 40) -> str:
        """A line without its end, or its first `limit` characters."""
        start, end = self.span(number)
        return self._text[start : min(end, start + limit)].rstrip("\r\n")

    def around(self, start: int, end: int, reach: int) -> tuple[str, str]:
        """What is before `start` and after `end` on their line, at most `reach` characters each: a line can be long."""
        first, last = self.span(self.number(start))
        return self._text[max(first, start - reach) : start], self._text[end : min(last, end + reach)].rstrip("\r\n")
