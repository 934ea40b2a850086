"""What holds for the fixes of any text at all: the rest stays, is read as before, and it comes to an end."""

import itertools
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hintctl.audit.finding import Edit
from hintctl.audit.fix.apply import apply
from hintctl.audit.languages import Language, language_of
from hintctl.audit.lex import TokenKind, lex
from tests.examples import examples
from tests.unit.audit.fix.fixing import findings_of, fixed
from tests.unit.audit.fix.test_apply import FIELDS, documents, quoted, texts, words
from tests.unit.audit.fix.test_safe_fixes import FIXED

MARKS = st.lists(
    st.sampled_from([*FIELDS, *"{}[]()<>,;:=.?&#\"'`\\\n\t -|@", "=>", "//", "def f", "x", "1"]), max_size=9
)


@st.composite
def files(draw: st.DrawFn) -> tuple[str, str]:
    """The name of a file and its text: uses that can be fixed, with anything before, between and behind them."""
    name = draw(st.sampled_from(FIXED))[0]
    uses = st.sampled_from(
        [before for other, before, _ in FIXED if other.rpartition(".")[2] == name.rpartition(".")[2]]
    )
    return name, "".join(draw(st.lists(uses | MARKS.map("".join), min_size=1, max_size=4).filter(any)))


@examples(200)
@given(files(), st.booleans())
def test_outside_of_the_fixes_all_stays_and_is_read_as_before(file: tuple[str, str], unsafe: bool) -> None:
    """
    Mutation: hintctl/audit/fix/apply.py: `        text=text,` -> `        text=text.rstrip(),`
    """
    name, text = file
    source, findings = findings_of(name, text)
    applied = apply(source, findings, unsafe=unsafe)
    edits = sorted({edit for finding in applied.applied if finding.fix for edit in finding.fix.edits}, key=place)
    kept = pieces(text, [place(edit) for edit in edits])
    replacements = [*(edit.replacement for edit in edits), ""]
    assert applied.text == "".join(itertools.chain(*zip(kept, replacements, strict=True)))
    moved, end = [], 0
    for piece, replacement in zip(kept, replacements, strict=True):
        moved.append((end + len(piece), end := end + len(piece) + len(replacement)))
    language = language_of(source.path, text)
    assert tokens(applied.text, language, moved[:-1]) == tokens(text, language, [place(edit) for edit in edits])


@examples(30)
@given(texts(quoted(documents(quoted(words)).map(json.dumps) | words)), st.booleans())
def test_fixing_again_and_again_comes_to_an_end(written: tuple[dict[str, Any], str], unsafe: bool) -> None:
    """The mutation turns each of the two names into the other.

    Mutation: hintctl/audit/fix/spelling.py: `joint.join(_` -> `"import_id" if "l" in word else "external_link_id"  # `
    """
    _, text = written
    for _ in range(20):
        before, text = text, fixed("p.json", text, unsafe=unsafe)
        if text == before:
            return
    pytest.fail("each time there was something more to fix")


def place(edit: Edit) -> tuple[int, int]:
    return edit.start, edit.end


def pieces(text: str, places: list[tuple[int, int]]) -> list[str]:
    """What stands before, between and behind the places."""
    borders = [0, *itertools.chain(*places), len(text)]
    return [text[start:end] for start, end in zip(borders[::2], borders[1::2], strict=True)]


def tokens(text: str, language: Language, places: list[tuple[int, int]]) -> list[tuple[TokenKind, str]]:
    """The tokens that no place touches."""
    return [
        (token.kind, text[token.start : token.end])
        for token in lex(text, language)
        if all(token.end <= start or token.start >= end for start, end in places)
    ]
