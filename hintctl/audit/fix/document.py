"""A text with brackets: a whole file, or a document inside one of its strings."""

import re
from collections.abc import Hashable
from dataclasses import dataclass, field
from functools import cached_property

from hintctl.audit.languages import Language
from hintctl.audit.lex import Lines, Token, TokenKind
from hintctl.audit.outline import NONE, Outline

_ESCAPES = re.compile(r'(?P<slashes>\\++)(?P<sign>["ntr]?)')
_QUOTED = re.compile(r"""["'][\w-]+\\*["']\s*:|\{|\[""")
_DOCUMENT = Language(name="document", strings=('"',), data=True)
_CALLS = re.compile(r"#\{|`|\{[^}\n]{0,200}\(|\$\(")
_FORMATS = re.compile(r"%(?:\d+\$)?[sdqv](?!\w)")
_PLACEHOLDERS = re.compile(
    r"%[-+#0-9.*$(]*[A-Za-z(@]|\{[\w.\[\]]*(?:[:!][^{}\"\n]{0,40})?\}|\{\{|\$[\w{(]|#\{|\\\(|<%|~[psw]\b|"
    r"(?<![\w\"]):(?!(?:true|false|null)\b)[A-Za-z_]|[:,\[]\s*\?|\"\?\""
)
_DEEPEST = 3
_LONGEST = 2000  # tokens in a value: a bound on work, far above any value that a field like these has


@dataclass(frozen=True, eq=False)
class Document:
    """An outline and where its text begins in the file. `original` is that text before its escapes were masked.

    `inner` holds the documents in its strings that were asked for, `firsts` and `headers` on which line the mapping or
    the list around a line begins, `sound` what `is_sound` says:
    each is found once. `in_data`: the file holds data, no code.
    """

    outline: Outline
    offset: int = 0
    original: str = ""
    depth: int = 0
    inner: "dict[int, Document | None]" = field(default_factory=dict)
    firsts: dict[int, int] = field(default_factory=dict)
    headers: dict[int, int] = field(default_factory=dict)
    in_data: bool = False
    sound: dict[int, bool] = field(default_factory=dict)

    @property
    def key(self) -> Hashable:
        """Tells this document from others of the file."""
        return (self.offset, self.depth)

    def inside(self, index: int) -> "Document | None":
        """The document that a string holds; None if it holds none."""
        if index not in self.inner:
            self.inner[index] = self._open(self.outline.tokens[index])
        return self.inner[index]

    def _open(self, token: Token) -> "Document | None":
        text = self.outline.text[token.inner_start : token.inner_end]
        if self.depth >= _DEEPEST or not _QUOTED.search(text):
            return None
        # Escapes lose their backslash but not their place, so that the document reads as what it will be.
        masked = _ESCAPES.sub(_unescaped, text)
        start = self.offset + token.inner_start
        original = self.original[token.inner_start : token.inner_end]
        in_data = self.in_data if self.depth else self.outline.language.data
        return Document(Outline(masked, _DOCUMENT), start, original, self.depth + 1, in_data=in_data)

    @cached_property
    def has_placeholders(self) -> bool:
        """Whether a program may fill in something before the text is what it looks like."""
        return (_FORMATS if self.in_data else _PLACEHOLDERS).search(self.outline.text) is not None

    def is_sound(self, opener: int) -> bool:
        """Whether brackets hold only what the lexer reads as it is meant.

        In YAML, `it's` opens no string, and a quoted text may go on on the next line; to the lexer it is otherwise.
        """
        if self.outline.language.name != "yaml":
            return True
        while self.outline.parents[opener] != NONE:
            opener = self.outline.parents[opener]
        if opener not in self.sound:
            last = self.outline.mates[opener]
            self.sound[opener] = last != NONE and not any(map(self._is_odd_string, range(opener, last + 1)))
        return self.sound[opener]

    def _is_odd_string(self, index: int) -> bool:
        token = self.outline.tokens[index]
        if token.kind is not TokenKind.STRING:
            return False
        return token.inner_end == token.end or self.outline.text[token.start - 1 : token.start].isalnum()

    def absolute(self, start: int, end: int) -> tuple[int, int]:
        """A place in it as a place in the file: with the backslash of what it begins with, without that of what
        follows.
        """
        while start > 0 and self._is_masked(start - 1):
            start -= 1
        while end > start and self._is_masked(end - 1):
            end -= 1
        return start + self.offset, end + self.offset

    def _is_masked(self, position: int) -> bool:
        return self.depth > 0 and self.original[position] == "\\" and self.outline.text[position] == " "


def _unescaped(match: re.Match[str]) -> str:
    if not match["sign"] or len(match["slashes"]) % 2 == 0:
        return match[0]
    slashes = "\\" * (len(match["slashes"]) // 2)
    sign = match["sign"] if match["sign"] == '"' else "\n" if match["sign"] == "n" else " "
    return (slashes + sign).rjust(len(match[0]))


def whole(outline: Outline) -> Document:
    """A file as a document."""
    return Document(outline, 0, outline.text)


def same_line(outline: Outline, first: int, second: int) -> bool:
    """Whether two tokens stand on one line."""
    return outline.lines.number(outline.tokens[first].start) == outline.lines.number(outline.tokens[second].start)


def first_on_line(outline: Outline, index: int) -> bool:
    """Whether nothing but blanks and comments stands before a token on its line."""
    return outline.beside(index, -1) == ""


def line_start(lines: Lines, offset: int) -> int:
    """Where the line of an offset begins."""
    return lines.starts[lines.number(offset) - 1]


def line_end(lines: Lines, text: str, offset: int) -> int:
    """Where the line of an offset ends, with its line end."""
    number = lines.number(offset)
    return lines.starts[number] if number < len(lines.starts) else len(text)


def value_end(outline: Outline, first: int) -> int:
    """The last token of the entry that begins at a token: before its separator, its object's end, or the next entry.

    NONE if that is not clear.
    """
    last = index = first
    for _ in range(_LONGEST):
        if (mate := outline.mates[index]) > index:
            index = last = mate
        elif outline.mark(index) in ("{", "(", "["):
            return NONE  # never closed
        index += 1
        if index >= len(outline.tokens):
            return last
        token = outline.tokens[index]
        if token.kind is TokenKind.COMMENT:
            continue
        if token.kind is TokenKind.NEWLINE:
            if last != first and _begins_entry(outline, last, outline.next(index)):
                return last
            continue
        mark = outline.mark(index)
        if mark in (",", ";", "}", ")", "]"):
            return last
        last = index
    return NONE


def _begins_entry(outline: Outline, last: int, index: int) -> bool:
    """Whether a line is an entry of its own although no separator precedes it, as in a type of TypeScript."""
    ended = outline.tokens[last].kind is not TokenKind.MARK or outline.mark(last) in (")", "]", "}", ">")
    if index == NONE or not ended or outline.tokens[index].kind not in (TokenKind.NAME, TokenKind.STRING):
        return False
    following = outline.next(index)
    if outline.mark(following) in ("?", "!"):
        following = outline.next(following)
    return outline.mark(following) in (":", "=")


def runs_something(outline: Outline, first: int, last: int) -> bool:
    """Whether what stands from one token to another may do more than give a value."""
    if outline.language.data and outline.language is not _DOCUMENT:
        return first <= last and "<%" in outline.text[outline.tokens[first].start : outline.tokens[last].end]
    for index in range(first, last + 1):
        mark = outline.mark(index)
        if mark in (
            "(",
            "`",
            "++",
            "--",
            "new",
            "await",
            "yield",
            "do",
            "fn",
            "function",
            ":=",
            "+=",
            "||",
        ) or mark.endswith("!"):
            return True
        token = outline.tokens[index]
        if token.kind is TokenKind.STRING and _CALLS.search(outline.text, token.inner_start, token.inner_end):
            return True
    return False
