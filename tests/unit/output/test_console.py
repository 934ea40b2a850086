"""Results to stdout, everything else to stderr, and nothing that steers a terminal."""

import json

import pytest

from hintctl.output.console import emit, emit_json, tell

HOSTILE = "a\x1b]52;c;eA==\x07\u202eb\nc"


def test_a_result_goes_to_stdout_as_one_harmless_line(capsys: pytest.CaptureFixture[str]) -> None:
    emit(HOSTILE)
    assert capsys.readouterr() == ("a\\x1b]52;c;eA==\\x07\\u202eb\\nc\n", "")


def test_all_else_goes_to_stderr_as_one_harmless_line(capsys: pytest.CaptureFixture[str]) -> None:
    tell(HOSTILE)
    assert capsys.readouterr() == ("", "a\\x1b]52;c;eA==\\x07\\u202eb\\nc\n")


def test_a_document_is_json_in_ascii_and_loses_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    document = {"name": HOSTILE, "é": ["日本", "\ud800", None, 1.5]}
    emit_json(document)
    out, err = capsys.readouterr()
    assert json.loads(out) == document
    assert out.isascii()
    assert not [letter for letter in out if letter != "\n" and not letter.isprintable()]
    assert err == ""


def test_a_long_line_is_never_cut(capsys: pytest.CaptureFixture[str]) -> None:
    emit("x" * 5000)
    tell("y" * 5000)
    assert capsys.readouterr() == ("x" * 5000 + "\n", "y" * 5000 + "\n")
