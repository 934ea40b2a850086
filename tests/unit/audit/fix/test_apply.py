"""How fixes are applied, checked and shown."""

import codecs
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hintctl.audit.finding import Edit, Finding, Fix, Safety
from hintctl.audit.fix.apply import apply
from hintctl.audit.fix.diff import diff
from hintctl.audit.fix.spelling import respell
from hintctl.audit.source import Source, decode
from tests.examples import examples
from tests.unit.audit.fix.fixing import findings_of, fixed

TANDEM = '{"import_id": 1, "import_source": "a"}'


def with_edit(finding: Finding, start: int, end: int, replacement: str = "") -> Finding:
    edit = Edit(start=start, end=end, replacement=replacement, line=1, column=start + 1, end_line=1, end_column=end + 1)
    return replace(finding, fix=Fix(safety=Safety.SAFE, edits=(edit,), title="Change it"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("external_link_id", "integration_record_id"),
        ("ExternalLinkID", "IntegrationRecordID"),
        ("ExternalLinkId", "IntegrationRecordId"),
        ("externalLinkId", "integrationRecordId"),
        ("importID", "integrationRecordID"),
        ("EXTERNAL_LINK_ID", "INTEGRATION_RECORD_ID"),
        ("external-link-id", "integration-record-id"),
        ("Import_Id", "Integration_Record_Id"),
        ("Import-ID", "Integration-Record-ID"),
    ],
)
def test_the_new_name_is_spelt_like_the_old(old: str, new: str) -> None:
    assert respell(old) == new


@pytest.mark.parametrize(
    ("name", "text", "start", "end", "replacement", "problem"),
    [
        ("p.json", TANDEM, 0, 1, "", "no longer parse"),
        ("p.jsonl", f"{{}}\n{TANDEM}\n", 3, 4, "", "no longer parse"),
        ("p.py", f"x = {TANDEM}\n", 2, 3, "", "no longer parse"),
        ("p.toml", "import_id = 1\n", 10, 11, "", "no longer parse"),
        ("p.js", f"x = {TANDEM}\n", 4, 6, "{ `", "what is a string"),
        ("p.rb", 'x = { "a" => 1, "import_id" => 1 }\n', 7, 8, "integration_record_id", None),
        ("p.rb", 'x = { "integration_record_id" => 1, "import_id" => 1 }\n', 37, 46, "integration_record_id", "twice"),
    ],
)
def test_a_fix_that_would_damage_the_file_is_not_applied(
    name: str, text: str, start: int, end: int, replacement: str, problem: str | None
) -> None:
    source, findings = findings_of(name, text)
    applied = apply(source, [with_edit(findings[0], start, end, replacement)], unsafe=False)
    if problem is None:
        assert applied.text != text
        return
    assert (applied.text, applied.applied) == (text, ())
    assert [(finding.fix, problem in finding.refusal) for finding in applied.refused] == [(None, True)]


def test_a_fix_that_overlaps_another_waits_for_the_next_time() -> None:
    source, findings = findings_of("p.txt", "import_id, import_id, import_id")
    first, second, third = findings
    overlapping = [with_edit(first, 0, 12, "x"), with_edit(second, 11, 20, "y"), with_edit(third, 22, 31, "z")]
    applied = apply(source, overlapping, unsafe=False)
    assert applied.text == "xmport_id, z"
    assert applied.applied == (overlapping[0], overlapping[2])
    assert [finding.start for finding in applied.refused] == [second.start]


def test_the_findings_of_a_tandem_share_one_fix_that_is_applied_once() -> None:
    source, findings = findings_of("p.json", TANDEM)
    assert findings[0].fix is findings[1].fix
    applied = apply(source, findings, unsafe=False)
    assert applied.applied == tuple(findings)
    assert apply(source, findings[:1], unsafe=False).text == applied.text


def test_nothing_to_apply_changes_nothing() -> None:
    source, findings = findings_of("p.py", "f(import_id=1)\n")
    applied = apply(source, findings, unsafe=False)
    assert (applied.text, applied.applied, applied.refused) == (source.text, (), ())


def test_edits_say_where_they_are() -> None:
    _, findings = findings_of("p.json", '{\n  "import_id": 1,\n  "import_source": "a"\n}\n')
    assert findings[0].fix
    places = [(edit.line, edit.column, edit.end_line, edit.end_column) for edit in findings[0].fix.edits]
    assert places == [(2, 4, 2, 13), (2, 17, 3, 23)]


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_all_other_bytes_stay(mark: bytes) -> None:
    encoding = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}.get(mark, "utf-8")
    before = '{\r\n\t"é日😀": "\u2028",\r\n\t"import_id": 1\r\n}'.encode(encoding)
    odd = b"// \xff\r\n" if encoding == "utf-8" else b""
    source = decode("p.jsonc", mark + odd + before)
    assert source
    _, findings = findings_of("p.jsonc", source.text)
    data = source.encode(apply(source, findings, unsafe=False).text)
    old, new = ("import_id".encode(encoding), "integration_record_id".encode(encoding))
    assert data == mark + odd + before.replace(old, new)


def test_a_diff_is_as_git_writes_it() -> None:
    source = Source(path="src/p.json", text='a\r\n"import_id"', encoding="utf-8")
    assert diff(source, 'a\r\n"integration_record_id"') == (
        "--- a/src/p.json\n+++ b/src/p.json\n@@ -1,2 +1,2 @@\n a\r\n"
        '-"import_id"\n\\ No newline at end of file\n+"integration_record_id"\n\\ No newline at end of file\n'
    )
    assert diff(source, source.text) == ""


def test_a_diff_of_a_file_with_odd_line_ends_names_the_lines_that_git_counts() -> None:
    source = Source(path="p", text="a\x0c\u2028b\rc\nold\n", encoding="utf-8")
    assert diff(source, "a\x0c\u2028b\rc\nnew\n").splitlines(keepends=False)[2] == "@@ -1,2 +1,2 @@"


FIELDS = ["external_link_id", "import_id", "import_source", "integration_record_id"]
words = st.text(max_size=8).filter(lambda text: not any(field in text for field in FIELDS))
keys = st.sampled_from([*FIELDS, "name"]) | words


def documents(strings: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, Any]]:
    """Objects in which the fields are keys, and the values hold what strings may."""
    scalars = st.none() | st.booleans() | st.integers() | strings
    values = st.recursive(
        scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=5), max_leaves=20
    )
    return st.dictionaries(keys, values, max_size=6)


@st.composite
def texts(draw: st.DrawFn, strings: st.SearchStrategy[str]) -> tuple[dict[str, Any], str]:
    """A document, and as what it is written."""
    value = draw(documents(strings))
    text = json.dumps(
        value,
        indent=draw(st.sampled_from([None, 2, "\t"])),
        separators=draw(st.sampled_from([None, (",", ":")])),
        ensure_ascii=draw(st.booleans()),
    )
    return value, text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


def expected(value: Any) -> Any:
    """What safe fixes make of a document."""
    if isinstance(value, list):
        return [expected(each) for each in value]
    if not isinstance(value, dict):
        return value
    inner = {key: expected(each) for key, each in value.items()}
    ids = [key for key in ("external_link_id", "import_id") if key in inner]
    if len(ids) != 1 or "integration_record_id" in inner:
        return inner
    if "import_source" in inner and ids == ["external_link_id"]:
        return inner  # what the source is for then, a person must say
    inner.pop("import_source", None)
    return {"integration_record_id" if key == ids[0] else key: each for key, each in inner.items()}


def without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    assert len({key for key, _ in pairs}) == len(pairs)
    return dict(pairs)


@examples(100)
@given(texts(words | st.sampled_from(["{", "}", '"', "\\", '\\"', "]", ",", ":"])))
def test_any_json_is_fixed_as_its_objects_should_be(written: tuple[dict[str, Any], str]) -> None:
    value, text = written
    after = fixed("p.json", text)
    assert json.loads(after) == expected(value)
    assert fixed("p.json", after) == after
    assert ("\r\n" in after) == ("\r\n" in text) or "\n" not in after


def quoted(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Text in which the names stand in some way: alone, in a document, in a query."""
    return inner | st.sampled_from(FIELDS) | st.sampled_from(["?import_id=1&import_source=2", "a import_id b"])


@examples(100)
@given(texts(quoted(documents(quoted(words)).map(json.dumps) | words)), st.booleans())
def test_any_json_parses_after_fixes_and_has_no_more(written: tuple[dict[str, Any], str], unsafe: bool) -> None:
    _, text = written
    source, findings = findings_of("p.json", text)
    applied = apply(source, findings, unsafe=unsafe)
    json.loads(applied.text, object_pairs_hook=without_doubles)
    assert not [finding for finding in applied.refused if "overlaps" not in finding.refusal]
    if not applied.refused:
        assert fixed("p.json", applied.text, unsafe=unsafe) == applied.text


@examples(100)
@given(
    st.lists(
        st.sampled_from([*FIELDS, *"{}[]()<>,;:=.?&#\"'`\\\n\t -|@", "=>", "//", "def f", "x", "1", "json:"]),
        max_size=40,
    ).map("".join),
    st.sampled_from(
        [
            "py",
            "js",
            "go",
            "rb",
            "yml",
            "json",
            "java",
            "kt",
            "ex",
            "sh",
            "html",
            "vue",
            "php",
            "toml",
            "graphql",
            "http",
            "xyz",
        ]
    ),
)
def test_whatever_the_file_holds_only_names_and_their_surroundings_change(text: str, suffix: str) -> None:
    source, findings = findings_of(f"p.{suffix}", text)
    applied = apply(source, findings, unsafe=True)
    assert all((finding.fix is None) == bool(finding.refusal) for finding in findings)
    assert not [finding for finding in applied.refused if finding.refusal.startswith("the fix would change other")]
    assert diff(source, applied.text).count("\n@@") >= (applied.text != text)
