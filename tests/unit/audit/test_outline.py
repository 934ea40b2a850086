"""What is in which brackets, and which line stands under which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hintctl.audit.languages import language_of
from hintctl.audit.outline import NONE, Outline


def outline_of(text: str, name: str = "a.py") -> Outline:
    return Outline(text, language_of(name, text))


@pytest.mark.parametrize(
    ("text", "opener"),
    [
        ("f(x)", "("),
        ("[a, {x: 1}]", "{"),
        ("{a: [1], x: 2}", "{"),
        ("x", ""),
        ("(]x)", "("),
        ("(a) x", ""),
        ("(x", "("),
        ("'(' x", ""),
    ],
)
def test_the_innermost_bracket_around_a_name(text: str, opener: str) -> None:
    outline = outline_of(text)
    parent = outline.parents[outline.at(text.index("x"))]
    assert (outline.mark(parent) if parent != NONE else "") == opener


def test_the_halves_of_a_bracket_know_each_other() -> None:
    outline = outline_of("f(a[1]) }")
    pairs = {outline.mark(index) + outline.mark(mate) for index, mate in enumerate(outline.mates) if mate != NONE}
    assert pairs == {"()", ")(", "[]", "]["}
    assert outline.mates[outline.at(8)] == NONE


def test_the_lines_that_a_line_stands_under() -> None:
    text = "class A\n  def b\n\n    c\n    d\n  end\n  e\nend\n"
    outline = outline_of(text, "a.rb")
    assert outline.header_lines(4) == [2, 1]
    assert outline.header_lines(7) == [1]
    assert outline.header_lines(1) == []
    assert outline.lines_beside(4) == [5]
    assert sorted(outline.lines_beside(7)) == [2, 6]


def test_a_line_that_closes_a_bracket_leads_to_what_opened_it() -> None:
    text = "function f(\n  a\n) {\n  x\n}\n"
    assert outline_of(text, "a.js").header_lines(4) == [1, 3]


def test_a_brace_on_a_line_of_its_own_leads_to_the_line_above_it() -> None:
    text = "class A\n{\n    void f()\n    {\n        x;\n    }\n}\n"
    headers = [text.splitlines()[number - 1].strip() for number in outline_of(text, "A.cs").header_lines(5)]
    assert [header for header in headers if header != "{"] == ["void f()", "class A"]


def test_a_brace_on_the_first_line_of_a_file_has_nothing_above_it() -> None:
    assert outline_of("{\n  x\n}\nlast", "a.js").header_lines(2) == [1]


def test_the_tokens_directly_inside_a_bracket() -> None:
    text = "{a: 1, b: {c: 2}, x: 3, d: [4]}"
    outline = outline_of(text)
    inside = {outline.mark(index) for index in outline.within(0, outline.at(text.index("x")))}
    assert {"a", "b", "d"} <= inside
    assert not {"c", "2", "4"} & inside


def test_next_passes_by_comments_and_line_ends_and_beside_ends_with_the_line() -> None:
    text = "a # one\n\nb"
    outline = outline_of(text)
    assert outline.mark(outline.next(0)) == "b"
    assert outline.mark(outline.next(outline.at(9), -1)) == "a"
    assert outline.beside(0) == ""
    assert outline.next(outline.at(9)) == NONE


def test_the_part_of_a_data_file_that_an_offset_is_in() -> None:
    text = "hint:\n  host: api.hint.com\nvendor:\n  import_id: 1\n"
    section = outline_of(text, "a.yml").section(text.index("import_id"))
    assert section is not None
    assert "vendor" in section
    assert "api.hint.com" not in section
    assert outline_of("x = 1\n").section(0) is None


@given(st.text(st.sampled_from("(){}[]'\"\n \tax#"), max_size=60))
def test_any_text_has_an_outline(text: str) -> None:
    outline = outline_of(text)
    for index in range(len(outline.tokens)):
        parent, mate = outline.parents[index], outline.mates[index]
        assert parent == NONE or parent < index
        assert mate == NONE or outline.mates[mate] == index
    for number in range(1, len(outline.indents) + 1):
        headers = outline.header_lines(number)
        assert all(1 <= header <= len(outline.indents) for header in headers)
        assert outline.lines_beside(number) is not None
