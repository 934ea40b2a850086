"""Exported records on a terminal, and where stdout can't take them."""

from collections.abc import Callable

RECORDS = r"""
from contextlib import ExitStack
from hintctl.api.resources import Resource
from hintctl.linking.export import ExportedRecord
from hintctl.output.export import ExportWriter
with ExitStack() as files:
    writer = ExportWriter(files, format_name={format_name!r}, output=None, report=None, legacy=False)
    for yours in ("emr-1", "\x1b[31mred\x9b", "käse"):
        writer.write(ExportedRecord(
            resource=Resource.PATIENT, hint_id="pat-n32hjf4mmu1s", integration_record_id=yours, linked=True,
        ))
"""


def test_an_id_cannot_steer_the_terminal(terminal: Callable[..., str]) -> None:
    for format_name in ("csv", "ndjson", "json"):
        written = terminal(RECORDS.format(format_name=format_name))
        assert "emr-1" in written
        assert not set("\x1b\x9b") & set(written)


def test_csv_on_a_terminal_keeps_letters(terminal: Callable[..., str]) -> None:
    lines = terminal(RECORDS.format(format_name="csv")).splitlines()
    assert lines[-1] == "patient,pat-n32hjf4mmu1s,käse"
    assert lines[-2] == r"patient,pat-n32hjf4mmu1s,\x1b[31mred\x9b"
