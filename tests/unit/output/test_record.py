"""A record on a terminal and in a pipe."""

import re
from collections.abc import Callable

import pytest

from hintctl.api.answers import Record
from hintctl.api.environment import Environment
from hintctl.api.resources import Resource
from hintctl.errors import UsageError
from hintctl.output.record import find_field, show_field, show_record

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
        "practitioner.id: pct-7ysh0vjy4EDQ",
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
    assert set(re.findall(r"\x1b[^m]*m", text)) <= {"\x1b[0m", "\x1b[1m"}
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


NESTED = {
    "owner": {"id": "pat-1", "age": 1},
    "phones": [{"number": "1"}, {"number": "2"}],
    "dotted.name": "x",
    "no": None,
}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("owner.id", "pat-1"), ("phones.1.number", "2"), ("dotted.name", "x"), ("no", None)),
        ("owner", {"id": "pat-1", "age": 1}),
    ],
)
def test_a_field_is_found_in_an_object_and_in_a_list(name: str, value: object) -> None:
    assert find_field(NESTED, name) == value


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("ownr.id", "Did you mean owner.id?"),
        ("phone", "Did you mean phones?"),
        ("zzz", "It has: owner, phones, dotted.name, no, owner.id, owner.age."),
        *((name, "Did you mean phones?") for name in ("phones.2", "phones.-1", "phones.\u00b2")),
        *(("no.x", "Did you mean no?"), ("", "It has: owner, phones, dotted.name, no, owner.id, owner.age.")),
    ],
)
def test_a_field_that_is_not_there_is_wrong_usage_with_what_could_be_meant(name: str, hint: str) -> None:
    with pytest.raises(UsageError) as raised:
        find_field(NESTED, name)
    assert raised.value.message == f"the record has no field {name!r}."
    assert raised.value.hint == hint
