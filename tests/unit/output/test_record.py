"""A record on a terminal and in a pipe."""

import re
from collections.abc import Callable

import pytest

from hintctl.api.answers import Record
from hintctl.api.environment import Environment
from hintctl.api.resources import Resource
from hintctl.output.record import show_field, show_record

PAT = "pat-n32hjf4mmu1s"
FIELDS = {
    "id": PAT,
    "integration_record_id": None,
    "first_name": "[bold]Zoë[/] :smile:",
    "note": "x" * 300,
    "empty": "",
    "nothing": None,
    "zero": 0,
    "no": False,
    "practitioner": {"id": "pct-7ysh0vjy4EDQ"},
    "evil": "\x1b]0;title\x07\nid: pat-forged",
}
CODE = f"""
from hintctl.api.answers import Record
from hintctl.api.environment import Environment
from hintctl.api.resources import Resource
from hintctl.output.record import show_field, show_record
show_record(Record(resource=Resource.PATIENT, hint_id={PAT!r}, integration_record_id=None, merged_into=None,
                   fields={FIELDS!r}), Environment.EMULATOR)
show_field("e\\x1b[31m")
"""


def test_a_piped_record_is_a_line_for_each_value_and_is_never_cut(capsys: pytest.CaptureFixture[str]) -> None:
    record = Record(resource=Resource.PATIENT, hint_id=PAT, integration_record_id=None, merged_into=None, fields=FIELDS)
    show_record(record, Environment.EMULATOR)
    assert capsys.readouterr().out.splitlines() == [
        f"patient {PAT} (EMULATOR)",
        f"id: {PAT}",
        "integration_record_id: (not linked)",
        "first_name: [bold]Zoë[/] :smile:",
        f"note: {'x' * 300}",
        "zero: 0",
        "no: false",
        'practitioner: {"id": "pct-7ysh0vjy4EDQ"}',
        "evil: \\x1b]0;title\\x07\\nid: pat-forged",
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [("emr-1", "emr-1"), (None, ""), (7, "7"), (True, "true"), ({"a": "é"}, '{"a": "é"}'), ("a\x1bb", "a\x1bb")],
)
def test_a_piped_field_is_the_bare_value_and_nothing_else(
    capsys: pytest.CaptureFixture[str], value: object, text: str
) -> None:
    show_field(value)
    assert capsys.readouterr().out == f"{text}\n"


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_a_record_on_a_terminal_is_a_table_that_fits_and_steers_nothing(
    terminal: Callable[..., str], columns: int
) -> None:
    text = terminal(CODE, columns=columns)
    assert set(re.findall(r"\x1b[^m]*m", text)) <= {"\x1b[0m", "\x1b[1m", "\x1b[2m"}
    plain = re.sub(r"\x1b\[\d+m", "", text).replace("\r\n", "\n")
    assert "\x1b" not in plain
    assert "\x07" not in plain
    title, *table = plain.splitlines()
    assert title == f"patient {PAT} (EMULATOR)"
    assert max(len(line) for line in table) <= columns
    assert plain.count("x") - plain.count("\\x") == 300  # wrapped, not cut
    assert ":smile:" in plain
    assert "[bold]Zoë[/]" in plain
    assert plain.endswith("e\\x1b[31m\n")


def test_a_dumb_terminal_gets_no_escapes_at_all(terminal: Callable[..., str]) -> None:
    assert "\x1b" not in terminal(CODE, TERM="dumb")


def test_no_colour_is_used_where_none_is_wanted(terminal: Callable[..., str]) -> None:
    assert set(re.findall(r"\x1b\[([\d;]*)m", terminal(CODE, NO_COLOR="1"))) <= {"0", "1", "2"}
