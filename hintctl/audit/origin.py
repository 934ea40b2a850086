"""Follows a variable to the lines that say what it is: its declaration, and that of what it was taken from."""

import re
from functools import lru_cache

from hintctl.audit.idioms import function_line
from hintctl.audit.lex import TokenKind
from hintctl.audit.outline import NONE, Outline

_MOST_LINES = 60  # between a use and its declaration
_LONGEST = 240  # characters of a line
_HOPS = 2  # `page = hint.list()`, `for p in page`, `p.import_id`
_FIRST_WORD = re.compile(r"\(*(?:(?:self|this|await|cls)\b(?:\.|->|\s)\s?)?[$@]{0,2}([A-Za-z_]\w{0,60})")
_SOURCE = re.compile(r"(?:(?<![=<>!])=(?![=~])>?|\bin\b|\bof\b|\brange\b|<-)\s*(.{1,160})")
_EACH = re.compile(  # page.each do |patient|
    r"(?:^|[\s=(])([$@\w.>-]{1,80}?)(?:\.|->)\w{1,30}[!?]?\s?(?:\([^()]{0,40}\)\s?)?[({]?\s?(?:do|\{|\()?\s?\|"
)
_AS = re.compile(r"\(\s?(.{1,80}?)\s+as\s")


def origin_of(outline: Outline, number: int, receiver: str, unpacked: str) -> str:
    """The lines that declare what a name is taken from, the nearest first; empty if none is found.

    `receiver` is the expression before the name in line `number`, `unpacked` the one that an object pattern around
    it takes apart; either may be empty. Looks in the same function only, and at no more than `_MOST_LINES`.
    """
    found: list[str] = [unpacked] if unpacked else []
    word = _first_word(receiver or unpacked)
    first = max(function_line(outline, number) or number - _MOST_LINES, number - _MOST_LINES, 1)
    for _ in range(_HOPS):
        number, text = _declaration(outline, word, number, first) if word else (0, "")
        if not text:
            break
        found.append(text)
        number, word = number - 1, _taken_from(text, word)
    return "\n".join(found)


def unpacked_from(outline: Outline, index: int) -> str:
    """The expression that an object pattern takes apart: `member` in `const { import_id } = member`; else empty."""
    opener = outline.parents[index] if index != NONE else NONE
    if opener == NONE or outline.mark(opener) != "{" or outline.mates[opener] == NONE:
        return ""
    equals = outline.next(outline.mates[opener])
    if outline.mark(equals) != "=":
        return ""
    number = outline.lines.number(outline.tokens[equals].start)
    _, ends = outline.lines.span(number)
    return outline.text[outline.tokens[equals].end : min(ends, outline.tokens[equals].end + _LONGEST)].strip()


def _first_word(expression: str) -> str:
    match = _FIRST_WORD.match(expression)
    return match[1] if match else ""


def _taken_from(line: str, word: str) -> str:
    """What a variable's declaration takes it from, as far as that is a variable itself."""
    for pattern in (_AS, _EACH, _SOURCE):
        if match := pattern.search(line):
            taken = _first_word(match[1].strip())
            return taken if taken != word else ""
    return ""


def _declaration(outline: Outline, word: str, number: int, first: int) -> tuple[int, str]:
    """The nearest line from `number` up to `first` that declares a variable, and what of it does; 0 and "" if none."""
    value, parameter = _declares(word)
    for line in range(number, first - 1, -1):
        text = outline.lines.text(line, _LONGEST)
        if word not in text or _is_comment(outline, line):
            continue
        if value.search(text):
            return line, text.strip()
        if match := parameter.search(text):
            return line, match[0].strip("(, )")
    return 0, ""


def _is_comment(outline: Outline, line: int) -> bool:
    if outline.indents[line - 1] == NONE:
        return True
    index = outline.at(outline.lines.starts[line - 1] + outline.indents[line - 1])
    return index != NONE and outline.tokens[index].kind is TokenKind.COMMENT


@lru_cache(maxsize=512)
def _declares(word: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What declares a variable, in any language: it gets a value, which may be one of many; or it is a parameter."""
    name = rf"(?<![\w.])[$@&*]{{0,2}}{re.escape(word)}(?!\w)"
    value = (
        rf"{name}(?:\s?,\s?\w{{1,40}}){{0,3}}\s?(?::\s?[^=,(){{}}]{{1,80}}?\s?)?(?::=|<-|(?<![=<>!])=(?![=~>]))",  # p =
        rf"\bfor(?:each)?\b.{{0,80}}{name}.{{0,40}}(?:\bin\b|\bof\b|\brange\b|<-|:)",  # for p in
        rf"\bas\s+(?:\$\w{{1,40}}\s?=>\s?)?{name}",  # foreach (… as $p)
        rf"\|[^|]{{0,60}}{name}[^|]{{0,60}}\|",  # each do |p|
    )
    parameter = (
        rf"[(,]\s?(?:[a-z]{{1,12}}\s)?[\w.<>\[\]?:]{{1,60}}\s[*&$]{{0,2}}{re.escape(word)}\s?[,)=]",  # (HintPatient p)
        rf"{name}\??\s?:\s?[&*\"']?[\w.\[\]<>]{{1,60}}",  # p: HintPatient
        rf"[(,]\s?{name}\s[*\[\]&]{{0,4}}[A-Za-z_.]{{2,60}}\s?[,)]",  # (p *hint.Patient)
    )
    return re.compile("|".join(value)), re.compile("|".join(parameter))
