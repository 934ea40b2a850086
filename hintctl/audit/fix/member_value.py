"""Tells members of types that stand for one field alone, and do nothing for it, from others."""

import re

from hintctl.audit.fix.code_value import simple_end
from hintctl.audit.idioms import ALIASES
from hintctl.audit.lex import TokenKind
from hintctl.audit.outline import NONE, Outline

_SEVERAL_NAMES = frozenset({"AliasChoices", "JsonAlias", "JsonNames", "aliases", "alternate", "alternate_names"})
_FIELD = re.compile(r"(?:[Ff]ield|attrib|ib)\Z")


def has_several_names(outline: Outline, first: int, last: int) -> bool:
    """Whether a member goes by other names on the wire as well, so that it stands for more than the field."""
    words = [outline.mark(index) for index in range(first, last + 1) if outline.tokens[index].kind is TokenKind.NAME]
    return any(word in _SEVERAL_NAMES for word in words) or len(ALIASES & set(words)) > 1


def has_plain_default(outline: Outline, first: int, last: int) -> bool:
    """Whether a member has no default but a literal, a name, or Python's call that describes a field by such."""
    equals = next(
        (
            index
            for index in range(first, last + 1)
            if outline.mark(index) == "=" and outline.parents[index] == outline.parents[first]
        ),
        NONE,
    )
    if equals == NONE:
        return True
    end = simple_end(outline, outline.next(equals))
    if end == NONE:
        return False
    opener = end + 1
    if outline.mark(opener) == "(" and outline.language.name == "python" and _FIELD.match(outline.mark(end)):
        if outline.mates[opener] == NONE or not _are_plain_arguments(outline, opener):
            return False
        end = outline.mates[opener]
    return end == last or (outline.next(end) == last and outline.mark(last) in (",", ";"))


def _are_plain_arguments(outline: Outline, opener: int) -> bool:
    index = opener
    while outline.mark(index) in ("(", ","):
        index = outline.next(index)
        if outline.mark(index) == ")":
            return True
        if outline.mark(outline.next(index)) == "=":
            index = outline.next(outline.next(index))
        if (index := simple_end(outline, index)) == NONE:
            return False
        index = outline.next(index)
    return index == outline.mates[opener]
