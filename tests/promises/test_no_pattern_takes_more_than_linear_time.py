"""No pattern takes more than linear time: long adversarial text, time against length."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from hintctl.audit.classify import classify, is_sql
from hintctl.audit.context import context_of
from hintctl.audit.contrary import objections, other_client, other_host_in, relations_in
from hintctl.audit.examine import examine
from hintctl.audit.finding import Confidence, Edit, Finding, Fix, Safety
from hintctl.audit.formats import RENDERERS
from hintctl.audit.ignores import find_ignores
from hintctl.audit.judge import judge
from hintctl.audit.languages import language_of
from hintctl.audit.names import Name, find_names
from hintctl.audit.needles import Needles
from hintctl.audit.outline import Outline
from hintctl.audit.project import Project, references_in
from hintctl.audit.report import Report
from hintctl.audit.resource import endpoint_of, resource_of
from hintctl.audit.signals import other_hint_in, signals_in
from hintctl.audit.source import Source, decode
from hintctl.audit.topics import system_in, topic_of
from hintctl.audit.uses import uses_in
from hintctl.audit.words import words_of
from hintctl.output.audit_text import plain, text_lines
from tests.promises.figures import count
from tests.promises.growth import FLOOR, LENGTH, MOST_GROWTH, seconds, slow
from tests.unit.audit.made import finding

ALONE = Project(list, lambda _: None, lambda _: [])
SHORT = 6_000  # characters: more than is looked at around a name
SAMPLE = 200  # names: what is looked at around one takes too little time to compare
UNITS = [
    # names as far as they look like the three, and as far as they don't
    "external_", "import_", "import-", "importimport_i", "_" * 9, "-", "a-", "data-", "\\n", "%5B", "hint_",
    "a" * 50 + " ",
    # what a signal or another API looks like in its beginning
    "hint", "hint.", "HINT_", "Hint::", "pat-", "pat-a1", "provider/", "api/", "integration_", "https://api.",
    "https://", "x.",
    "class ", "import ", "use hint ", "package hint.", "module A::", "from Hint ", "require('", 'source("',
    "stg__hint_", "AbcClient", "Ab",
    "membership_status", "external_links ", "create_table ", "customer_invoices/", "/provider/patients/{id}",
    "select from ", "a=1;",
    "Ab" + "A" * 40 + "_", "_" * 38 + "ximport_id ", "https://" + "1" * 40 + " ", "\npackage hint" + "a" * 40,
    "aB" * 20 + "_",
]  # fmt: skip
OPENERS = [
    # what opens and does not close, and what escapes
    '"', "'", "`", '"""', "{", "(", "[", "}", "/*", "<!--", "{#", "<%", "(*", "--[[", "\n=begin", "\\", '\\"', "//",
    "# ", "$(", "\t", " ", "\n", "\r", "\r\n",
    "# hintctl: ignore[", "hintctl: ignore ", "\0", "é", "日本", "\ud800",
]  # fmt: skip
UNITS += OPENERS
LONG_LINES = [
    "import_id = patient.import_id, ",
    "select external_link_id from x where import_id = 1 and ",
    '["import_id"] = ',
    "/patients/{import_id}",
]
NAMED = [
    "import_id ", '"import_id":1,', "{import_id:", "[import_id", "(import_id", "import_id=", ".import_id",
    ":import_id", "a.b.c.import_id,",
    "import_id;", '\\"import_id\\":', "import_id/source ", "import_id\n", "import_id:\n ", '"import_id"\n',
    "select import_id from ",
    "// import_id\n", "__import_id", "-import_id", "$import_id->", "%import_id", "`import_id", 'import_id"',
    "import_id'", "<import_id>",
    "def import_id\n  ", "/*import_id", "\timport_id\n", "import_id(", "=import_id=>", 'x("import_id"),',
    "import_source\n", "import_source,",
    # what looks like the declaration of what a name is taken from
    "p.import_id=p", "for p in p.import_id ", "p = a.p.import_id\n", "a.a->each do |p| p.import_id ",
    "(p as p.import_id ", "(p p, p.import_id", "|p.import_id", "p: p.import_id ", "const {import_id} = p.",
    "p, p, p := p.import_id ", "p.getImportId()", "get_set_import_id ", "findAllByImportId(",
]  # fmt: skip
SUFFIXES = ["py", "rb", "js", "json", "yml", "sql", "md", "html", "php", "clj", "vue", "zz"]
SCANS: dict[str, Callable[[str], object]] = {
    "uses_in": uses_in,  # and find_names, on which it rests
    "signals_in": signals_in,
    "other_hint_in": other_hint_in,
    "other_host_in": other_host_in,
    "relations_in": relations_in,
    "references_in": references_in,
    "words_of": words_of,
    "topic_of": topic_of,
    "system_in": system_in,
    "other_client": other_client,
    "is_sql": is_sql,
    "find_ignores": find_ignores,
    "language_of": lambda text: language_of("a", text),
    "decode": lambda text: decode("a", text.encode("utf-8", "surrogatepass")),
    "Needles": lambda text: Needles().found_in(text.encode("utf-8", "surrogatepass")),
}


@pytest.mark.parametrize("scan", SCANS)
def test_scanning_takes_linear_time(scan: str) -> None:
    r"""
    Mutation: hintctl/audit/names.py: `(?:-{1,2}|data-)?_*(?P<acc` -> `(?:-{1,2}|data-)?(?:_+)*(?P<acc`
    Mutation: hintctl/audit/contrary.py: `(?:[a-z0-9-]{1,40}\.){1,5}` -> `(?:[a-z0-9-]+\.?)+`
    """
    assert slow(UNITS + NAMED, SCANS[scan]) == {}


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_lexing_and_outlining_take_linear_time(suffix: str) -> None:
    r"""
    Mutation: hintctl/audit/lex.py: `++|\\.)*+{quote}?"` -> `+|\\.)*{quote}"`
    """

    def outline(text: str) -> None:
        made = Outline(text, language_of(f"a.{suffix}", text))
        assert made.indents
        assert made.line_parents
        assert made.comments is not None

    number = SUFFIXES.index(suffix)
    assert slow([*OPENERS, *(UNITS + NAMED)[number::5]], outline, LENGTH // 4) == {}


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_name_takes_the_same_time_in_a_long_file_as_in_a_short_one(suffix: str) -> None:
    """Of some names: if what is looked at around each grew with the file, all of them would take its square.

    Mutation: hintctl/audit/classify.py: `_REACH = 200` -> `_REACH = 10**9`
    Mutation: hintctl/audit/origin.py: `_MOST_LINES = 60` -> `_MOST_LINES = 10**9`
    """
    slower: dict[str, tuple[float, float]] = {}
    for unit in (NAMED + LONG_LINES)[SUFFIXES.index(suffix) % 3 :: 3]:
        count("adversarial texts read")
        long = _time_of_names(f"a.{suffix}", unit * (10 * SHORT // len(unit)))
        if long > FLOOR:
            short = _time_of_names(f"a.{suffix}", unit * (SHORT // len(unit)))
            if long > MOST_GROWTH * short:
                slower[unit] = short, long
    assert slower == {}


def _time_of_names(path: str, text: str) -> float:
    outline = Outline(text, language_of(path, text))
    assert outline.line_parents
    names = list(find_names(text))
    chosen = names[:: max(1, len(names) // SAMPLE)][:SAMPLE]
    return seconds(lambda: _look_around(path, outline, chosen))


def _look_around(path: str, outline: Outline, names: list[Name]) -> None:
    for name in names:
        classify(outline, name.core, name.end)
        context = context_of(outline, name.start, name.end, declares=True)
        assert list(objections(context, name.rule.field, function=False)) is not None
        resource_of(context, path, endpoint_of(outline, name.start))
        outline.section(name.start)


DENSE = {
    "minified.js": '{import_id:1,import_source:"a"},',
    "minified.json": '{"import_id":1,"import_source":"a"},',
    "dump.sql": "insert into patients (import_id, import_source) values (1, 'a'),",
    "rows.csv": "import_id,import_source\n",
    "patients.py": 'def f():\n    return {"import_id": 1, "import_source": x}\n',
    "patients.rb": "body[:import_id] = 1 # hintctl: ignore\n",
}


@pytest.mark.parametrize("path", DENSE)
def test_a_file_full_of_names_takes_linear_time(path: str) -> None:
    """From bytes to findings with what they rest on, the fixes proposed, the ignores and the fingerprints.

    Mutation: hintctl/audit/classify.py: `_REACH = 200` -> `_REACH = 10**9`
    """

    def whole(text: str) -> None:
        source = decode(path, text.encode())
        assert source
        assert examine(source, ALONE, least=Confidence.LOW).findings or path == "patients.rb"

    assert slow([DENSE[path]], whole, 3 * SHORT) == {}


@pytest.mark.parametrize("form", [*RENDERERS, "text"])
def test_showing_findings_of_one_long_line_takes_linear_time(form: str) -> None:
    """
    Mutation: hintctl/output/audit_text.py: `in report.findings:` -> `in len(report.findings) * report.findings:`
    """
    times: list[float] = []
    for times_longer in (1, 2):
        _, _, found = _judged("minified.js", DENSE["minified.js"] * (100 * times_longer))
        report = Report(findings=tuple(_with_fix(each) for each in found), min_confidence=Confidence.LOW)
        times.append(seconds(lambda shown=report: _shown(form, shown)))  # type: ignore[misc] # mypy has no type for a lambda's default
    assert times[1] < max(FLOOR, MOST_GROWTH * times[0]), times


def _judged(path: str, text: str) -> tuple[Source, Outline, list[Finding]]:
    source = Source(path=path, text=text, encoding="utf-8")
    outline = Outline(text, language_of(path, text))
    return source, outline, judge(source, outline, ALONE)


def _with_fix(finding: Finding) -> Finding:
    place = {"line": finding.line, "column": finding.column, "end_line": finding.line, "end_column": finding.end_column}
    edit = Edit(start=finding.start, end=finding.end, replacement="integration_record_id", **place)
    return replace(finding, fix=Fix(safety=Safety.SAFE, edits=(edit,), title="Rename"), confidence=Confidence.HIGH)


def _shown(form: str, report: Report) -> str:
    lines = plain(text_lines(report, width=80, verbose=True)) if form == "text" else RENDERERS[form](report)
    return "".join(lines)


@pytest.mark.parametrize("form", [*RENDERERS, "text"])
def test_showing_a_hostile_line_takes_linear_time(form: str) -> None:
    """A line that somebody hands over whole, with all that must be made harmless in it.

    Mutation: hintctl/output/text.py: `_UNSAFE.sub(` -> `re.sub(f"{_UNSAFE.pattern}+x|{_UNSAFE.pattern}", `
    """

    def show(text: str) -> None:
        line = text + "import_id" + text
        found = finding(line, "import_id", path=text[:200], reasons=(text,), refusal=text, confidence=Confidence.HIGH)
        assert _shown(form, Report(findings=(found,)))

    assert (
        slow(
            [
                "\x1b]52;c;",
                "\u202e",
                "%",
                "::",
                "]]>",
                "&",
                '"',
                "\\",
                "\ud800",
                "日本",
                "e\u0301",
                "\t",
                "[bold]",
                "a",
            ],
            show,
        )
        == {}
    )
