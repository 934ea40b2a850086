import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hintctl.output.text import clean, duration, json_text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("emr-90210", "emr-90210"),
        ("Zoë Søren 山田 🩺 [bold]", "Zoë Søren 山田 🩺 [bold]"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\x1b]8;;https://evil.example\x07", "\\x1b]8;;https://evil.example\\x07"),
        ("\x9b31m", "\\x9b31m"),
        ("a\rb\nc\td\x7f", "a\\rb\\nc\\td\\x7f"),
        ("\u202eabc\u2066", "\\u202eabc\\u2066"),
        ("a\u200bb\ufeff", "a\\u200bb\\ufeff"),
        ("a\u2028b\u0085", "a\\u2028b\\x85"),
        ("\ud800\udfff", "\\ud800\\udfff"),
        ("\U000e0041", "\\U000e0041"),
        ("", ""),
    ],
)
def test_what_could_steer_a_terminal_is_shown_as_its_escape(text: str, shown: str) -> None:
    assert clean(text) == shown


@given(st.text())
def test_no_control_character_surrogate_or_line_end_is_left_in_any_text(text: str) -> None:
    shown = clean(text)
    assert not {unicodedata.category(character) for character in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert shown.encode().decode() == shown
    assert clean(shown) == shown


@given(st.characters(categories=["Cf"]))
def test_only_format_characters_that_have_a_shape_are_left(character: str) -> None:
    has_a_shape = ("\u0600" <= character <= "\u08e2" and character != "\u061c") or ord(character) > 0x11000
    assert has_a_shape or clean(character) != character


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"])))
def test_text_without_them_is_shown_as_it_is(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0.0 s"),
        (0.42, "0.4 s"),
        (9.94, "9.9 s"),
        (10, "10 s"),
        (59.4, "59 s"),
        (59.6, "1 min 0 s"),
        (200, "3 min 20 s"),
        (3599.4, "59 min 59 s"),
        (3599.6, "1 h 0 min"),
        (10_020, "2 h 47 min"),
        (360_000, "100 h 0 min"),
    ],
)
def test_a_duration_reads_as_people_say_it(seconds: float, text: str) -> None:
    assert duration(seconds) == text


@given(st.recursive(st.text('#[]{}\\"a:é\x1b'), lambda inner: st.lists(inner) | st.dictionaries(st.text("#["), inner)))
def test_json_is_what_it_was_and_commands_nobody(document: object) -> None:
    for indent in (None, 2):
        text = json_text(document, indent=indent)
        assert json.loads(text) == document
        assert text.isascii()
        assert "##[" not in text
        assert text.replace("\n", "").isprintable()
