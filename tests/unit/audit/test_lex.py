"""Tokens cover a text in order; comments, strings and names are told apart in each language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hintctl.audit.languages import language_of
from hintctl.audit.lex import Lines, TokenKind, lex

SUFFIXES = [
    "py",
    "rb",
    "js",
    "go",
    "java",
    "cs",
    "rs",
    "swift",
    "sql",
    "html",
    "vue",
    "json",
    "yml",
    "md",
    "ex",
    "clj",
    "lua",
    "sh",
    "php",
    "ml",
    "vb",
    "ini",
    "csv",
    "xml",
    "css",
    "http",
    "ps1",
    "pl",
    "erl",
    "graphql",
    "unknown",
]
PIECES = [
    '"',
    "'",
    "`",
    '"""',
    "'''",
    "\\",
    "\n",
    "\r\n",
    " ",
    "#",
    "//",
    "/*",
    "*/",
    "--",
    "<!--",
    "-->",
    "{#",
    "#}",
    "(*",
    "*)",
    "=begin",
    "=end",
    "\n=begin",
    "--[[",
    "]]",
    "<#",
    "#>",
    ";",
    "%",
    "{",
    "}",
    "a",
    "import_id",
    "1",
    "é",
    "\ud800",
    "\0",
]


def tokens_of(name: str, text: str, kind: TokenKind) -> list[str]:
    found = lex(text, language_of(name, text))
    return [text[token.start : token.end] for token in found if token.kind is kind]


@given(st.sampled_from(SUFFIXES), st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=30).map("".join))
def test_tokens_cover_any_text_without_overlaps(suffix: str, text: str) -> None:
    end = 0
    for token in lex(text, language_of(f"a.{suffix}", text)):
        assert end <= token.start <= token.inner_start <= token.inner_end <= token.end
        assert token.start < token.end
        assert not text[end : token.start].strip()
        assert token.kind is not TokenKind.NEWLINE or text[token.start : token.end] == "\n"
        end = token.end
    assert not text[end:].strip()


@pytest.mark.parametrize(
    ("name", "text", "comments"),
    [
        ("a.py", "x = '# no' # yes\n", ["# yes"]),
        ("a.rb", "x # one\n=begin\ntwo\n=end\ny", ["# one", "\n=begin\ntwo\n=end"]),
        ("a.js", "'//no' // one\n/* two\n*/ `//no`", ["// one", "/* two\n*/"]),
        ("a.go", "`// no` // yes", ["// yes"]),
        ("a.sql", "'--no' -- one\n/* two */", ["-- one", "/* two */"]),
        ("a.html", "<!-- one --> {# two #} {{!-- three --}}", ["<!-- one -->", "{# two #}", "{{!-- three --}}"]),
        ("a.erb", "<%# one %><b>", ["<%# one %>"]),
        ("a.lua", "-- one\n--[[ two\n]] x", ["-- one", "--[[ two\n]]"]),
        ("a.clj", '"; no" ; yes', ["; yes"]),
        ("a.yml", "a: '# no' # yes", ["# yes"]),
        ("a.php", "// one\n# two\n/* three */", ["// one", "# two", "/* three */"]),
        ("a.rs", "let x: &'a str; // yes", ["// yes"]),
        ("a.ps1", "<# one #> # two", ["<# one #>", "# two"]),
        ("a.vb", "x ' yes", ["' yes"]),
        ("a.erl", "x % yes", ["% yes"]),
        ("a.js", "/* never closed", ["/* never closed"]),
        ("a.csv", "a # no,b", []),
    ],
)
def test_comments(name: str, text: str, comments: list[str]) -> None:
    assert tokens_of(name, text, TokenKind.COMMENT) == comments


@pytest.mark.parametrize(
    ("name", "text", "strings"),
    [
        ("a.py", '"a" \'b\' """c\n"d\n"""', ['"a"', "'b'", '"""c\n"d\n"""']),
        ("a.py", r'"a\"b" "c\\" "d', [r'"a\"b"', r'"c\\"', '"d']),
        ("a.py", '"open\nx = "shut"', ['"open', '"shut"']),
        ("a.js", "`a\n'b'` 'c'", ["`a\n'b'`", "'c'"]),
        ("a.sh", "'a\nb' \"c\nd\"", ["'a\nb'", '"c\nd"']),
        ("a.rs", '\'a "b"', ['"b"']),
        ("a.json", '{"a\\"b": "c"}', ['"a\\"b"', '"c"']),
        ("a.md", 'it\'s "here"', []),
        ("a.sql", "`a` \"b\" 'c'", ["`a`", '"b"', "'c'"]),
    ],
)
def test_strings(name: str, text: str, strings: list[str]) -> None:
    assert tokens_of(name, text, TokenKind.STRING) == strings


@pytest.mark.parametrize(
    ("name", "text", "names"),
    [
        ("a.py", "a.import_id - b2", ["a", "import_id", "b2"]),
        ("a.html", '<a data-import-id="x">', ["a", "data-import-id"]),
        ("a.py", "import-id", ["import", "id"]),
        ("a.py", "größe = 1", ["größe"]),
    ],
)
def test_names(name: str, text: str, names: list[str]) -> None:
    assert tokens_of(name, text, TokenKind.NAME) == names


@given(st.text(st.sampled_from("a\n\r é"), max_size=40))
def test_lines_are_those_of_the_text(text: str) -> None:
    lines = Lines(text)
    for offset in range(len(text) + 1):
        before = text[:offset]
        assert lines.number(offset) == before.count("\n") + 1
        assert lines.column(offset) == len(before) - (before.rfind("\n") + 1) + 1
    assert [lines.text(number) for number in range(1, text.count("\n") + 2)] == [
        line.rstrip("\r") for line in text.split("\n")
    ]


def test_a_part_of_a_text_has_the_tokens_of_that_part() -> None:
    text = "x = 'a' # b\ny"
    assert [token.start for token in lex(text, language_of("a.py", text), 4, 7)] == [4]


def test_around_is_cut_on_a_long_line() -> None:
    lines = Lines("a" * 50 + "NAME" + "b" * 50 + "\nc")
    assert lines.around(50, 54, 10) == ("a" * 10, "b" * 10)
    assert lines.around(0, 4, 10) == ("", "a" * 10)
