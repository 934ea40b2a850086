"""What stands around a name: its object, its receiver, the lines it stands under, the block it is in."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from hintctl.audit.idioms import owner_of, receiver
from hintctl.audit.lex import TokenKind
from hintctl.audit.names import ANYWHERE
from hintctl.audit.origin import origin_of, unpacked_from
from hintctl.audit.outline import NONE, Outline

_IDENTIFIER = re.compile(r"[$@:]*[A-Za-z_][\w$-]{0,60}[?!:=]?\Z")
_IMPORT_LINE = re.compile(r"\s*(?:import|from|use|using|require|alias|#include|package|namespace)\b")
_PARAGRAPH = 6  # lines on either side
_VALUE = re.compile(
    r"""(?:(?<![:=!<>])[:=]|==|===|!==?|<>|=>|~|\bin|\beq|\blike)\s{0,4}\(?["'][^"'\n]{0,80}["']""", re.IGNORECASE
)
_LONGEST_LINE = 600  # characters on either side of the name: a minified file is one line


@dataclass(frozen=True, kw_only=True)
class Context:
    """Texts around one name, without the name itself; the nearest first where there are several.

    `before` and `after` are the rest of its line as written, `line` the same without values. `origin` is where its
    receiver is declared.
    """

    before: str
    after: str
    declares: bool
    kebab: bool
    receiver: str
    origin: str
    siblings: tuple[str, ...]
    line: str
    headers: tuple[str, ...]
    paragraph: str


def context_of(outline: Outline, start: int, end: int, *, declares: bool) -> Context:
    """What surrounds the text from `start` to before `end`."""
    number = outline.lines.number(start)
    before, after = outline.lines.around(start, end, _LONGEST_LINE // 2)
    index = outline.at(start)
    headers = [_line(outline, header) for header in outline.header_lines(number)]
    if index != NONE:
        headers = _bracket_headers(outline, index, number) + headers
    taken_from = receiver(outline, owner_of(outline, index))[0]
    origin = "" if outline.language.data else origin_of(outline, number, taken_from, unpacked_from(outline, index))
    return Context(
        before=before,
        after=after,
        declares=declares,
        kebab="-" in outline.text[start:end],
        receiver=taken_from,
        origin=_without_names(_without_values(origin)),
        siblings=tuple(dict.fromkeys(_siblings(outline, index, number))),
        line=_without_names(_without_values(f"{before} {after}")),
        headers=tuple(dict.fromkeys(_without_names(header) for header in headers)),
        paragraph=_without_names(_paragraph(outline, number)),
    )


def _line(outline: Outline, number: int) -> str:
    return outline.lines.text(number, _LONGEST_LINE)


def _without_names(text: str) -> str:
    return ANYWHERE.sub(" ", text)


def _without_values(text: str) -> str:
    """A value says where a record came from, not what the code is about: `import_source: "athena"` is Hint's."""
    return _VALUE.sub(" ", text)


def _paragraph(outline: Outline, number: int) -> str:
    if outline.language.data:
        return ""
    lines: list[str] = []
    for step in (-1, 1):
        other = number + step
        while (
            1 <= other <= len(outline.indents)
            and abs(other - number) <= _PARAGRAPH
            and outline.indents[other - 1] != NONE
        ):
            lines.append(_line(outline, other))
            other += step
    return _without_values("\n".join(line for line in lines if not _IMPORT_LINE.match(line)))


def _bracket_headers(outline: Outline, index: int, number: int) -> list[str]:
    """What precedes each bracket around the token: `create_table "patients"`, `"patient":`, `PatientParams`."""
    found: list[str] = []
    opener = outline.parents[index]
    while opener != NONE and len(found) < 6:
        first = max(
            outline.lines.starts[outline.lines.number(outline.tokens[opener].start) - 1],
            outline.tokens[opener].start - 160,
        )
        header = outline.text[first : outline.tokens[opener].start]
        # In one line with the name, only the words right before the bracket: the line itself is looked at as such.
        if outline.lines.number(outline.tokens[opener].start) == number:
            header = header[-60:]
        if outline.language.data and opener != outline.parents[index]:  # "name": "Patient" beside "properties": {
            header = f"{header} {' '.join(outline.mark(each)[:60] for each in outline.within(opener, opener, 40))}"
        if header.strip():
            found.append(header)
        opener = outline.parents[opener]
    return found


def _siblings(outline: Outline, index: int, number: int) -> list[str]:
    """The names beside it: the keys of its object, the fields of its struct, the columns of its table."""
    found: list[str] = []
    opener = outline.parents[index] if index != NONE else NONE
    if opener != NONE:
        found += filter(None, (_key(outline, each) for each in outline.within(opener, index)))
    if not outline.language.prose and outline.indents[number - 1] != NONE:
        for line in outline.lines_beside(number):
            found.extend(_first_names(outline, line))
    return found


def _key(outline: Outline, index: int) -> str:
    """A token as the name it is, or nothing: a value is not a sibling's name unless it looks like one."""
    token = outline.tokens[index]
    if token.kind is TokenKind.STRING:
        text = outline.text[token.inner_start : token.inner_end]
        if outline.language.data and outline.beside(index) != ":":
            return ""
        return text if _IDENTIFIER.fullmatch(text) else ""
    return outline.source(token) if token.kind is TokenKind.NAME else ""


@lru_cache(maxsize=1024)  # neighbouring names have the same lines beside them
def _first_names(outline: Outline, number: int, limit: int = 4) -> tuple[str, ...]:
    """The first names and strings of a line: a key, a field with its tag, a column with its type."""
    index = bisect_left(outline.starts, outline.lines.starts[number - 1])
    names: list[str] = []
    while index < len(outline.tokens) and len(names) < limit and outline.tokens[index].kind is not TokenKind.NEWLINE:
        token = outline.tokens[index]
        if token.kind in (TokenKind.NAME, TokenKind.STRING) and token.end - token.start < 120:
            names.append(outline.text[token.inner_start : token.inner_end])
        index += 1
    return tuple(names)
