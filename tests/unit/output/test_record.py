"""A record on a terminal and in a pipe."""

import os
import re
import subprocess
import sys
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
    assert max(len(line) for line in table if "xxx" not in line) <= columns
    assert "x" * 300 in plain  # neither cut nor broken, but by the terminal
    assert re.search(rf"^  {PAT}$" if columns == 40 else rf"^id +{PAT}$", plain, re.MULTILINE)
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
    "a.b": {"c.d": 1, "phones": [{"e.f": 2}]},
}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("owner.id", "pat-1"), ("phones.1.number", "2"), ("dotted.name", "x"), ("no", None)),
        ("owner", {"id": "pat-1", "age": 1}),
        *(("a.b.c.d", 1), ("a.b.phones.0.e.f", 2)),
    ],
)
def test_a_field_is_found_in_an_object_and_in_a_list(name: str, value: object) -> None:
    assert find_field(NESTED, name) == value


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("ownr.id", "Did you mean owner.id?"),
        ("phone", "Did you mean phones?"),
        ("zzz", "It has: owner, phones, dotted.name, no, a.b, owner.id, owner.age, a.b.c.d, a.b.phones."),
        *((name, "Did you mean phones?") for name in ("phones.2", "phones.-1", "phones.\u00b2")),
        *(
            ("no.x", "Did you mean no?"),
            ("", "It has: owner, phones, dotted.name, no, a.b, owner.id, owner.age, a.b.c.d, a.b.phones."),
        ),
    ],
)
def test_a_field_that_is_not_there_is_wrong_usage_with_what_could_be_meant(name: str, hint: str) -> None:
    with pytest.raises(UsageError) as raised:
        find_field(NESTED, name)
    assert raised.value.message == f"the record has no field {name!r}."
    assert raised.value.hint == hint


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_a_program_is_given_the_value_whatever_the_code_page_lacks(encoding: str) -> None:
    code = (
        "from hintctl.main import _prepare_streams as prepare; prepare(); from hintctl.output.record import show_field"
    )
    command = [sys.executable, "-c", f"{code}; show_field('emr-日本')"]
    environment = os.environ | {"PYTHONIOENCODING": encoding}
    ended = subprocess.run(command, env=environment, capture_output=True, check=True)
    assert ended.stdout.decode().splitlines() == ["emr-日本"]


def test_half_a_character_is_no_value_for_a_program(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UsageError, match="half a character"):
        show_field("emr-\ud800")
    assert capsys.readouterr().out == ""
