"""Tells values of code that are a literal or a name, and nothing else, from all others.

The lexer knows no grammar: what looks like the end of a longer expression may be the middle of a regular expression, of
a here document or of type arguments. Of a single token, or of names with dots between them, the end is certain.
"""

import re

from hintctl.audit.fix.document import same_line
from hintctl.audit.lex import TokenKind
from hintctl.audit.outline import NONE, Outline

_NUMBER = re.compile(r"(?:0[xXbBoO])?[\dA-Fa-f_]+(?:\.\d[\d_]*)?[A-Za-z]{0,3}\Z")
_HOLDS_PLACEHOLDER = re.compile(r"[%{}$<\n]|\\\(")
_IS_PLACEHOLDER = re.compile(r"[?]\Z|[:@]\w+\Z")
_ACCESS = frozenset({".", "->", "?.", "&.", "::"})
_SIGILS = {
    "$": frozenset({"php", "perl", "javascript", "markup with scripts", "html", "powershell", "generic"}),
    "@": frozenset({"ruby", "elixir"}),
    ":": frozenset({"ruby", "elixir"}),
}
_BACKQUOTED = frozenset({"javascript", "markup with scripts", "go"})
_NOT_NAMES = frozenset({"yield", "await", "new", "do", "fn", "lambda", "not", "function", "shift", "pop", "typeof"})
_OF_TYPES = frozenset({".", "<", ">", "|", "[", "]"})
_TYPE = re.compile(r"(?:^|\s)(?:interface\s+\w|type\s+\w[^={}]*=)[^={}]*\Z")
_DEEPEST = 6


def simple_end(outline: Outline, first: int) -> int:
    """The last token of the literal or the name that begins at a token; NONE if neither begins there for certain.

    What follows is for the caller to look at: it may make more of it.
    """
    if not 0 <= first < len(outline.tokens):
        return NONE
    token, mark = outline.tokens[first], outline.mark(first)
    if token.kind is TokenKind.STRING:
        return first if is_plain_string(outline, first) else NONE
    if token.kind is TokenKind.NUMBER:
        return first if _NUMBER.match(mark) else NONE
    if mark == "-" and _joined(outline, first) and outline.tokens[first + 1].kind is TokenKind.NUMBER:
        return simple_end(outline, first + 1)
    if mark in _SIGILS and outline.language.name in _SIGILS[mark] and _joined(outline, first):
        first += 1
        mark = outline.mark(first)
    if outline.tokens[first].kind is not TokenKind.NAME or mark in _NOT_NAMES:
        return NONE
    return _path_end(outline, first)


def _path_end(outline: Outline, first: int) -> int:
    last = first
    while outline.mark(last + 1) in _ACCESS and _joined(outline, last) and _joined(outline, last + 1):
        if outline.tokens[last + 2].kind is not TokenKind.NAME:
            break
        last += 2
    return last


def _joined(outline: Outline, index: int) -> bool:
    """Whether the next token follows without a blank."""
    return index + 1 < len(outline.tokens) and outline.tokens[index].end == outline.tokens[index + 1].start


def is_plain_string(outline: Outline, index: int) -> bool:
    """Whether a string is closed on its line, has no prefix, and holds nothing that a program may fill in."""
    token = outline.tokens[index]
    if token.inner_end == token.end or (token.start and outline.text[token.start - 1] in "\\~%#@$"):
        return False
    if outline.mark(index)[0] == "`" and outline.language.name not in _BACKQUOTED:
        return False  # it runs what it holds
    inner = outline.text[token.inner_start : token.inner_end]
    return not _HOLDS_PLACEHOLDER.search(inner) and not _IS_PLACEHOLDER.match(inner)


def is_type(outline: Outline, opener: int, first: int, last: int, *, optional: bool) -> bool:
    """Whether tokens in a brace are a type of TypeScript, complete on its line; `optional`: its key is marked so."""
    if outline.language.name not in ("javascript", "markup with scripts") or not same_line(outline, first, last):
        return False
    depth = 0
    for index in range(first, last + 1):
        mark, kind = outline.mark(index), outline.tokens[index].kind
        if kind not in (TokenKind.NAME, TokenKind.STRING, TokenKind.NUMBER) and mark not in _OF_TYPES:
            return False
        depth += (mark == "<") - (mark == ">")
        if depth < 0 or (kind is TokenKind.STRING and not is_plain_string(outline, index)):
            return False
    return depth == 0 and (optional or outline.mark(outline.next(last)) == ";" or _declares_type(outline, opener))


def _declares_type(outline: Outline, opener: int) -> bool:
    """Whether a brace, or one around it, belongs to an interface or to an alias of a type."""
    for _ in range(_DEEPEST):
        if opener == NONE:
            return False
        before = outline.lines.around(outline.tokens[opener].start, outline.tokens[opener].end, 200)[0]
        if _TYPE.search(before):
            return True
        opener = outline.parents[opener]
    return False
