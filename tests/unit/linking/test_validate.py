"""What can't be an ID is refused; what can, is not. The texts never quote the value."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hintctl.linking.validate import check_hint_id, check_integration_record_id, check_risky, is_ordinary


@pytest.mark.parametrize("hint_id", ["pat-n32hjf4mmu1s", "inv-crEBw7TSTb7z", "pct-7ysh0vjy4EDQ"])
def test_a_hint_id_of_each_kind_passes(hint_id: str) -> None:
    assert check_hint_id(hint_id) is None


@pytest.mark.parametrize(
    "hint_id",
    [
        *("", "pat-", "pat-n32hjf4mmu1", "pat-n32hjf4mmu1s9", "PAT-n32hjf4mmu1s", "ptr-n32hjf4mmu1s", "emr-90210"),
        *("pat_n32hjf4mmu1s", "pat-n32hjf4mmu1-", "pat-n32hjf4mmü1s", "pat-n32hjf4mmu1s\n", "pat-١٢٣٤٥٦٧٨٩٠١٢"),
    ],
)
def test_what_is_no_hint_id_is_refused(hint_id: str) -> None:
    assert check_hint_id(hint_id)


@pytest.mark.parametrize(
    "own",
    ["emr-90210", "7", "A b", "dr.alder", "1234567890123456", "1E5", "1e-5", "Ünï", "日本", "e+mail@x", "x" * 255],
)
def test_a_usable_id_passes_both_checks(own: str) -> None:
    assert check_integration_record_id(own) is None
    assert check_risky(own) is None


@pytest.mark.parametrize(
    ("own", "problem"),
    [
        ("", "your ID is empty"),
        ("x" * 256, "longer than 255"),
        ("1.23E+15", "damaged by a spreadsheet"),
        ("1,23E+15", "damaged by a spreadsheet"),
        ("1e+15", "damaged by a spreadsheet"),
        ("-4.5E+09", "damaged by a spreadsheet"),
        ("#N/A", "damaged by a spreadsheet"),
        ("#ref!", "damaged by a spreadsheet"),
        (".", "can't stand in a path"),
        ("..", "can't stand in a path"),
        ("a\x00b", "U+0000"),
        ("a\x1b[31m", "U+001B"),
        ("a\x85", "U+0085"),
        ("a\u202eb", "U+202E"),
        ("a\ufeff", "U+FEFF"),
        ("a\u2028b", "U+2028"),
        ("a\ud800", "U+D800"),
        ("a\ue000", "U+E000"),
    ],
)
def test_an_unusable_id_is_refused_with_what_is_wrong(own: str, problem: str) -> None:
    assert problem in str(check_integration_record_id(own))


@pytest.mark.parametrize("own", ["pat-1", "INV-2", "Pct-n32hjf4mmu1s", "a/b", "a\\b", "a?b", "a#b", "50%"])
def test_a_risky_id_is_usable_but_needs_to_be_insisted_on(own: str) -> None:
    assert check_integration_record_id(own) is None
    assert "--force" in str(check_risky(own))


@given(
    st.from_regex(r"[A-Za-z][A-Za-z0-9_-]*[A-Za-z0-9]\n?", fullmatch=True)
    | st.from_regex(r"[0-9]{1,3}([.][0-9])?(E[+]?[0-9])?", fullmatch=True)
    | st.from_regex(r"(?i:pat|inv|pct)[-_]?[a-z0-9]*", fullmatch=True)
    | st.text("aZ09_-.+#/%\u115f\u3164", min_size=1, max_size=4)
)
def test_nothing_is_found_wrong_with_what_is_ordinary(own: str) -> None:
    assume(is_ordinary(own))
    assert check_integration_record_id(own) is None
    assert check_risky(own) is None


@pytest.mark.parametrize("own", ["emr-90210", "7", "a", "A_1", "1234567890123456", "patient-7", "x" * 100])
def test_most_ids_are_ordinary(own: str) -> None:
    assert is_ordinary(own)


@given(st.text(min_size=3))
def test_no_text_quotes_the_value(own: str) -> None:
    # A marker that none of the texts holds by itself.
    value = f"§{own}§"
    for problem in (check_hint_id(value), check_integration_record_id(value), check_risky(value)):
        assert "§" not in (problem or "")
