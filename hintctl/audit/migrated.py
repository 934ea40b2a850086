"""Tells declarations that are migrated already: their name on the wire is the new one, their own may stay."""

import re
from collections.abc import Iterator

from hintctl.audit.idioms import ACCESS, ALIASES, DECODED_TAG, NAMES_FIELD, SCRIPTS, WIRE_TAG
from hintctl.audit.lex import TokenKind
from hintctl.audit.outline import NONE, Outline
from hintctl.audit.rules import REPLACEMENT

_SQUEEZED = REPLACEMENT.replace("_", "")
_TAGGED = re.compile(r'\b(\w{1,40}):"integration[_-]?record[_-]?id[",]', re.IGNORECASE)
_LONGEST_TAG = 1000  # characters
_LONGEST = 60  # tokens on either side that a declaration is followed over
_LONGEST_CALL = 200  # tokens
_OPENERS = frozenset({"{", "(", "["})
_ANNOTATES = frozenset({"@", "[", "#"})
_ENDS = frozenset({",", ";"})


def is_migrated(outline: Outline, start: int) -> bool:
    """Whether the name that begins at the offset `start` is declared there with `integration_record_id` as wire name.

    As in `ImportID string `json:"integration_record_id"``, under `@JsonProperty("integration_record_id")`, in
    `import_id: str = Field(alias="integration_record_id")` or `importId = "integration_record_id"`, or where
    JavaScript unpacks `{ integration_record_id: importId }`. The cost is bounded, however long the file is.
    """
    index = outline.at(start)
    if index == NONE or outline.tokens[index].kind is not TokenKind.NAME:
        return False
    before = outline.next(index, -1)
    if outline.mark(before) in ACCESS or outline.mark(outline.next(index)) == "(":
        return False
    if any(_annotates(outline, opener) for opener in _annotations(outline, index)):
        return True
    return _is_unpacked(outline, index, before) or _gives_new_name(outline, index)


def _annotations(outline: Outline, index: int) -> Iterator[int]:
    """The opening brackets between the beginning of a declaration, with the lines of its annotations, and its name."""
    container = outline.parents[index]
    for _ in range(_LONGEST):
        index -= 1
        if index < 0 or index == container or outline.mark(index) in _ENDS or outline.mark(index) in ("{", "}"):
            return
        if outline.mark(index) == "\n" and not _follows_annotation(outline, index):
            return
        if outline.mark(index) in (")", "]") and outline.mates[index] != NONE:
            index = outline.mates[index]
            yield index


def _follows_annotation(outline: Outline, newline: int) -> bool:
    """Whether the line that ends here, or what ends on it, begins with an annotation."""
    last = outline.next(newline, -1)
    if last == NONE:
        return False
    opened = outline.mates[last] if outline.mates[last] != NONE and outline.mates[last] < last else last
    number = outline.lines.number(outline.tokens[opened].start)
    indent = outline.indents[number - 1]
    first = outline.at(outline.lines.starts[number - 1] + indent) if indent != NONE else NONE
    return outline.mark(first) in _ANNOTATES


def _annotates(outline: Outline, opener: int) -> bool:
    """Whether brackets are an annotation that gives the new name."""
    callee = outline.mark(outline.next(opener, -1)) if outline.mark(opener) == "(" else ""
    named = NAMES_FIELD.match(callee) is not None
    for index in _inside(outline, opener):
        before = outline.next(index, -1)
        called = outline.mark(outline.next(outline.parents[index], -1)) if outline.parents[index] != opener else callee
        keyword = outline.mark(outline.next(before, -1)) if outline.mark(before) in ("=", ":") else ""
        if _is_new(outline, index) and (named or NAMES_FIELD.match(called) or keyword in ALIASES):
            return True
    return False


def _inside(outline: Outline, opener: int) -> Iterator[int]:
    """The strings in brackets."""
    closer = outline.mates[opener]
    for index in range(opener + 1, min(closer, opener + _LONGEST_CALL)):
        if outline.tokens[index].kind is TokenKind.STRING:
            yield index


def _is_new(outline: Outline, index: int) -> bool:
    token = outline.tokens[index]
    if token.kind is TokenKind.STRING:
        text = outline.text[token.inner_start : min(token.inner_end, token.inner_start + 40)]
    else:
        text = outline.text[token.start : min(token.end, token.start + 40)]
    return text.replace("_", "").replace("-", "").lower() == _SQUEEZED


def _gives_new_name(outline: Outline, index: int) -> bool:
    """Whether the rest of a declaration gives the new name: in a tag, as its value, or as the alias of a field."""
    for _ in range(_LONGEST):
        index += 1
        mark = outline.mark(index)
        if mark in ("", "\n", "}", ")", "]") or mark in _ENDS:
            return False
        if outline.tokens[index].kind is TokenKind.STRING:
            before = outline.next(index, -1)
            if mark.startswith("`") and _tags_new_name(mark):
                return True
            if outline.mark(before) == "=" and _is_new(outline, index):
                following = outline.beside(index)
                return following in ("", "}", ")") or following in _ENDS
        if mark in _OPENERS and outline.mates[index] != NONE:
            if _aliases(outline, index):
                return True
            index = outline.mates[index]
    return False


def _tags_new_name(tag: str) -> bool:
    return any(WIRE_TAG.match(key) or DECODED_TAG.match(key) for key in _TAGGED.findall(tag[:_LONGEST_TAG]))


def _aliases(outline: Outline, opener: int) -> bool:
    """Whether a call that makes a field names it by an alias."""
    for index in _inside(outline, opener):
        before = outline.next(index, -1)
        if (
            _is_new(outline, index)
            and outline.mark(before) == "="
            and outline.mark(outline.next(before, -1)) in ALIASES
        ):
            return True
    return False


def _is_unpacked(outline: Outline, index: int, before: int) -> bool:
    """Whether a variable gets the value of the new field: `const { integration_record_id: importId } = patient`."""
    opener = outline.parents[index]
    if outline.language.name not in SCRIPTS or outline.mark(before) != ":" or opener == NONE:
        return False
    if outline.mark(opener) != "{" or outline.mates[opener] == NONE or not _is_new(outline, outline.next(before, -1)):
        return False
    after = outline.next(outline.mates[opener])
    return outline.mark(after) in ("=", "of") or (
        outline.mark(after) == ")" and outline.mark(outline.next(after)) in ("{", "=>", ":")
    )
