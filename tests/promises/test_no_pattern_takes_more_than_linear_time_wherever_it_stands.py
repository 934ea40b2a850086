"""No pattern takes more than linear time, wherever it stands: each tried with text that nearly fits it."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given
from hypothesis import strategies as st

from hintctl.audit.fix.own_data import keeps
from hintctl.audit.settings import _File
from hintctl.errors import UsageError
from tests.examples import examples
from tests.promises.figures import count
from tests.promises.growth import LENGTH, MOST_GROWTH, grown, slow
from tests.promises.patterns import Written, written

WRITTEN = written()
# What takes the square of a length, but never sees a long text.
BOUNDED = {
    "hintctl/audit/fix/own_data.py _KEEPS": "_LONGEST_NAME: 100 characters",
    "hintctl/audit/fix/member_removal.py _HEADER": "200 characters",
    "hintctl/audit/fix/code_value.py _TYPE": "200 characters",
    "hintctl/audit/fix/query_value.py _OUTER": "_LONGEST: 200 characters",
    "hintctl/audit/idioms.py _BLOCK": "_LONGEST_HEADER: 300 characters",
    "hintctl/audit/idioms.py _FUNCTION": "_LONGEST_HEADER: 300 characters",
    "hintctl/audit/idioms.py TAG": "140 characters",
    "hintctl/audit/ignores.py _CLOSER": "_LOOKED_AT: 500 characters",
    "hintctl/audit/ignores.py _RIGHT_BEFORE": "_LOOKED_AT: 500 characters",
    "hintctl/audit/names.py _BEFORE": "_LONGEST_PREFIX",
    "hintctl/audit/resource.py _PARAMETER": "at most 40 characters, of _PATH",
}
# What is made of others' names while hintctl runs, or takes hypothesis too long, and what tries it instead.
ELSEWHERE = {
    "hintctl/audit/exclude.py _matches": "unit/audit/test_exclude.py, with patterns and paths by hypothesis",
    "hintctl/audit/fix/mentions.py _find": "lines of at most _LONGEST_LINE; a file full of names",
    "hintctl/audit/formats/encoding.py _NOT_IN_XML": "one character; each form shows a hostile line",
    "hintctl/audit/lex.py _pattern": "lexing, in each kind of language",
    "hintctl/audit/lex.py _unescaped": "lexing, in each kind of language",
    "hintctl/audit/names.py _SPELLINGS": "scanning: find_names",
    "hintctl/audit/needles.py __init__": "scanning: Needles",
    "hintctl/audit/origin.py _declares": "names in a long file",
    "hintctl/audit/settings.py _lines_of": "no longer than settings may be; the test below",
    "hintctl/audit/signal_patterns.py regex": "scanning: signals_in",
}


@pytest.mark.parametrize(
    "pattern",
    [each for each in WRITTEN if each.pattern and each.name not in {*BOUNDED, *ELSEWHERE}],
    ids=lambda each: each.name,
)
@examples(12, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow])  # that is for growth to judge
@given(data=st.data())
def test_a_long_text_that_nearly_fits_a_pattern_takes_linear_time(pattern: Written, data: st.DataObject) -> None:
    r"""
    Mutation: hintctl/linking/web_link.py: `\{([^{}]*)\}` -> `\{(.*)\}`
    Mutation: hintctl/linking/csv_source.py: `r"\r+\n|\r|\n"` -> `r"\r+\n|\n"`
    Mutation: hintctl/output/github_actions.py: `^\s*:(?=:)` -> `\s*:(?=:)`
    """
    assert pattern.pattern
    binary = isinstance(pattern.pattern.pattern, bytes)
    fits: Any = data.draw(st.from_regex(pattern.pattern, alphabet=None if binary else st.characters()))
    if data.draw(st.integers(0, 3)):  # rarely with what stands around it, which some patterns look at
        match = pattern.pattern.search(fits)
        assert match
        fits = match[0]
    # Over and over the whole of it, one character, or some part behind its beginning; and at last what fits nothing.
    start = data.draw(st.just(0) | st.integers(0, len(fits)))
    end = data.draw(st.sampled_from([len(fits), start + 1]) | st.integers(start, len(fits)))
    again = fits[start:end] or fits[:1]
    text = fits[:start] + again * (LENGTH // max(1, len(again))) + (b"\0" if binary else "\0")
    assert grown(text, pattern.use) < MOST_GROWTH
    count("adversarial texts read")


def test_looking_for_the_line_of_a_mistake_in_settings_takes_linear_time() -> None:
    r"""
    Mutation: hintctl/audit/settings.py: `|\[.*\b{` -> `|(?:\[.*)+\b{`
    """

    def look(text: str) -> None:
        with pytest.raises(UsageError, match="no exclude"):
            _File(path=Path("pyproject.toml"), text=text).fail("exclude", "there is no exclude", "Write it.")

    units = ["exclude ", "[", "[exclude", "[exclude ", "exclude = 1\n", "'exclude' ", " ", "[ exclude ]\n", "[a."]
    assert slow(units, look) == {}


def test_a_function_with_a_long_name_takes_linear_time() -> None:
    """
    Mutation: hintctl/audit/fix/own_data.py: `callee[-_LONGEST_NAME:].rp` -> `callee.rp`
    """
    units = ["exec", "where", "find_by", "A", "Ab.", "Model.objects.", "rows", "(x)", "first_or_"]
    assert slow(units, lambda text: keeps(f"{text}(x)", "ruby")) == {}


def test_every_pattern_is_tried_or_named_with_what_tries_it_instead() -> None:
    """
    Mutation: hintctl/linking/csv_guard.py: `return f"'{cell}" if _FORMULA` -> `return f"'{cell}" if re.compile(cell)`
    """
    names = {each.name for each in WRITTEN}
    assert {*BOUNDED, *ELSEWHERE} <= names
    assert {each.name for each in WRITTEN if each.pattern is None} <= {*ELSEWHERE}
