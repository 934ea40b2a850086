"""Makes sure that a file with its fixes is the same file with the names changed, and still parses."""

import ast
import json
import tomllib
import warnings
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

from hintctl.audit.finding import Edit
from hintctl.audit.fix.document import whole
from hintctl.audit.fix.locate import places_of_replacement
from hintctl.audit.fix.place import IN_OBJECT
from hintctl.audit.languages import Language, language_of
from hintctl.audit.lex import lex
from hintctl.audit.outline import Outline
from hintctl.audit.source import Source

_LONGEST = 2_000_000  # characters given to a parser
Parser = Callable[[str], object]


def problem_with(source: Source, text: str, edits: Sequence[Edit]) -> str:
    """Why `text` must not take the place of the file's text, from which it was made by these edits; empty if it may."""
    if _outside(source.text, edits) != _outside(text, _moved(edits)):
        return "the fix would change other text"
    language = language_of(source.path, source.text)
    if _shapes(source.text, language, edits) != _shapes(text, language, _moved(edits)):
        return "the fix would change what is a string or a comment"
    if not _parses_as_well(source, text):
        return "the file would no longer parse"
    changed = Source(path=source.path, text=text, encoding=source.encoding, mark=source.mark)
    if _doubled(changed, language) > _doubled(source, language):
        return "an object would have integration_record_id twice"
    return ""


def _moved(edits: Sequence[Edit]) -> list[tuple[int, int]]:
    """Where the replacements of edits stand in the text with all of them."""
    spans, shift = [], 0
    for edit in edits:
        start = edit.start + shift
        spans.append((start, start + len(edit.replacement)))
        shift += len(edit.replacement) - (edit.end - edit.start)
    return spans


def _spans(edits: Sequence[Edit] | list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [(edit.start, edit.end) if isinstance(edit, Edit) else edit for edit in edits]


def _outside(text: str, edits: Sequence[Edit] | list[tuple[int, int]]) -> list[str]:
    pieces, position = [], 0
    for start, end in _spans(edits):
        pieces.append(text[position:start])
        position = end
    return [*pieces, text[position:]]


def _shapes(text: str, language: Language, edits: Sequence[Edit] | list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Kind and length of every token that no edit touches."""
    spans = _spans(edits)
    shapes, number = [], 0
    for token in lex(text, language):
        while number < len(spans) and spans[number][1] <= token.start:
            number += 1
        if number == len(spans) or token.end <= spans[number][0]:
            shapes.append((int(token.kind), token.end - token.start))
    return shapes


def _doubled(source: Source, language: Language) -> int:
    """How often an object has the new name once more than it should."""
    document = whole(Outline(source.text, language))
    objects = Counter(
        place.objects[0]
        for place in places_of_replacement(document, source.path)
        if place.role in IN_OBJECT and place.objects
    )
    return sum(count - 1 for count in objects.values())


def _parses_as_well(source: Source, text: str) -> bool:
    parser = _parser_of(source.path)
    if parser is None or len(text) > _LONGEST or not _parses(parser, source.text):
        return True
    return _parses(parser, text)


def _parser_of(path: str) -> Parser | None:
    return _PARSERS.get(PurePosixPath(path.lower()).suffix)


def _parses(parser: Parser, text: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of Python, about the code in the file
            parser(text)
    except (ValueError, SyntaxError, RecursionError, MemoryError):
        return False
    return True


def _json_lines(text: str) -> None:
    for line in text.split("\n"):
        if line.strip():
            json.loads(line)


_PARSERS: dict[str, Parser] = {
    **dict.fromkeys((".json", ".har", ".ipynb", ".geojson", ".webmanifest", ".topojson", ".map", ".avsc"), json.loads),
    **dict.fromkeys((".jsonl", ".ndjson"), _json_lines),
    **dict.fromkeys((".py", ".pyi", ".pyw"), ast.parse),
    ".toml": tomllib.loads,
}
