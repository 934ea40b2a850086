"""`hintctl: ignore` in comments of all kinds."""

import time

import pytest

from hintctl.audit.finding import Finding
from hintctl.audit.ignores import Suppressed, find_ignores, suppress
from tests.unit.audit.made import finding


def findings_in(text: str) -> list[Finding]:
    found = []
    for name in ("import_id", "import_source"):
        offset = -1
        while (offset := text.find(name, offset + 1)) >= 0:
            found.append(finding(name, name, start=offset, end=offset + len(name)))
    return sorted(found, key=lambda each: each.start)


def suppressed(text: str, comments: list[tuple[int, int]] | None = None) -> Suppressed:
    return suppress(findings_in(text), find_ignores(text, comments), "a.py")


@pytest.mark.parametrize(
    "line",
    [
        "{'import_id': 1}  # hintctl: ignore",
        "{'import_id': 1}  #hintctl:ignore",
        "{'import_id': 1}  # HINTCTL: Ignore",
        "{'import_id': 1}  # noqa: E501  # hintctl: ignore",
        "{'import_id': 1}  # noqa: E501 hintctl: ignore, another vendor's",
        "{'import_id': 1}  # hintctl: ignore[HINT002]",
        "{'import_id': 1}  # hintctl: ignore [ hint002 , HINT001]",
        "import_id: 1, // hintctl: ignore",
        "import_id: 1, /* hintctl: ignore */",
        "import_id: 1, /* hintctl: ignore */ other: 2",
        "import_id = 1 -- hintctl: ignore",
        "(import_id 1) ; hintctl: ignore",
        "(import_id 1) ;; hintctl: ignore",
        "import_id = 1 % hintctl: ignore",
        "<input name='import_id'> <!-- hintctl: ignore -->",
        "{{ import_id }} {# hintctl: ignore #}",
        "<%= import_id %><%# hintctl: ignore %>",
        "let import_id = 1 (* hintctl: ignore *)",
        "x = import_id ' hintctl: ignore",
        "x = import_id : REM hintctl: ignore",
        'let import_id = 1 " hintctl: ignore',
        "<a>{import_id}</a> {/* hintctl: ignore */}",
        "import_id = 1 # hintctl: ignore\r",
    ],
)
def test_a_comment_on_the_line_hides_in_any_language(line: str) -> None:
    assert suppressed(line).findings == ()
    assert suppressed(line).hidden == 1
    below = suppressed(f"{line}\nimport_id")
    assert len(below.findings) == 1


@pytest.mark.parametrize(
    "above",
    [
        "# hintctl: ignore",
        "    # hintctl: ignore",
        "\t// hintctl: ignore[HINT002]",
        "/* hintctl: ignore */",
        "  {/* hintctl: ignore */}",
        "<!-- hintctl: ignore -->",
        "{# hintctl: ignore #}",
        "<%# hintctl: ignore %>",
        "{{!-- hintctl: ignore --}}",
        "/*\n * hintctl: ignore\n */",
        "# hintctl: ignore[HINT002]\n# hintctl: ignore[HINT003]",
        "# hintctl: ignore[HINT003]\n# hintctl: ignore[HINT003], hintctl: ignore[HINT002]",
        "# hintctl: ignore\r",
        "REM hintctl: ignore",
        "# Another vendor's field, hintctl: ignore",
    ],
)
def test_alone_on_its_line_it_hides_in_the_next(above: str) -> None:
    text = f"first\n{above}\nimport_id\nimport_id"
    assert suppressed(text).hidden == 1
    assert [each.start for each in suppressed(text).findings] == [text.rindex("import_id")]


@pytest.mark.parametrize(
    "text",
    [
        "import_id = 'hintctl: ignore'",
        'import_id = "hintctl: ignore"',
        'import_id(" hintctl: ignore ")',
        "import_id = 1  # hintctl: ignored",
        "import_id = 1  # hintctl: ignore-file",
        "import_id = 1  # hintctl: ignore_all",
        "import_id see https://hintctl: ignore",
        "import_id hintctl: ignore",
        "import_id = 1\n# hintctl: ignore",
        "x = 1  # hintctl: ignore\nimport_id",
        "x = 1; /* hintctl: ignore */ y\nimport_id",
        "# hintctl: ignore\n\nimport_id",
        "import_id = 1  # hintctl: ignore[HINT003]",
        "import_id = 1  # hintctl: ignore[]",
        "import_id = 1  # hintctl: ignore[HINT002",
    ],
)
def test_what_is_no_ignore_or_not_for_it_hides_nothing(text: str) -> None:
    assert suppressed(text).hidden == 0


def test_where_the_comments_are_known_only_they_count() -> None:
    text = "import_id = '# hintctl: ignore'\nimport_id = 2  REMARK hintctl: ignore\n"
    assert suppressed(text, []).hidden == 0
    comment = text.index("REMARK")
    assert [each.start for each in suppressed(text, [(comment, len(text) - 1)]).findings] == [0]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("x  # hintctl: ignore", ["there is nothing to ignore here. Remove it."]),
        ("import_id  # hintctl: ignore", []),
        ("import_id  # hintctl: ignore[HINT002, HINT003]", ["there is no HINT003 to ignore here. Remove it."]),
        ("import_id, import_source  # hintctl: ignore[HINT002, HINT003]", []),
        (
            "import_id  # hintctl: ignore[HINT002, HINT009]",
            ["there is no rule HINT009. The rules are HINT001, HINT002, HINT003."],
        ),
        (
            "import_id  # hintctl: ignore[]",
            ["its brackets name no rule, so it ignores nothing. Write hintctl: ignore[HINT002]."],
        ),
        (
            "import_id  # hintctl: ignore[HINT002",
            ["its brackets name no rule, so it ignores nothing. Write hintctl: ignore[HINT002]."],
        ),
    ],
)
def test_an_ignore_that_is_not_needed_is_reported(text: str, problems: list[str]) -> None:
    assert [each.problem for each in suppressed(text).unused] == problems


def test_an_unused_ignore_has_its_place() -> None:
    (unused,) = suppressed("a\n\nb  # hintctl: ignore[HINT001]\n").unused
    assert (unused.path, unused.line, unused.column, unused.end_column) == ("a.py", 3, 6, 30)
    assert unused.message == "hintctl: ignore[HINT001]: there is no HINT001 to ignore here. Remove it."


@pytest.mark.parametrize(
    "piece",
    [
        "# hintctl: ignore\n",
        "# hintctl: ignore ",
        "hintctl: ignore[",
        "hintctl:",
        "# x ",
        "hintctl: ignore[HINT002] // ",
    ],
)
def test_time_grows_with_length_not_faster(piece: str) -> None:
    def measured(times: int) -> float:
        text = piece * times
        best = float("inf")
        for _ in range(3):
            began = time.process_time()
            suppress([], find_ignores(text), "a")
            best = min(best, time.process_time() - began)
        return best

    assert measured(8000) < max(measured(1000) * 24, 0.1)
