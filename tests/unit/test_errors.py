import pytest

from hintctl.errors import ConflictError, ExitCode, HintctlError, did_you_mean


def test_the_exit_codes_are_those_of_the_contract() -> None:
    assert {code.name: code.value for code in ExitCode} == {
        "OK": 0,
        "FINDINGS": 1,
        "USAGE": 2,
        "KEY_REFUSED": 3,
        "NOT_FOUND": 4,
        "CONFLICT": 5,
        "UNAVAILABLE": 6,
        "DEFECT": 70,
        "INTERRUPTED": 130,
    }


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (HintctlError("It broke."), "It broke."),
        (HintctlError("It broke.", hint="Mend it."), "It broke. Mend it."),
        (ConflictError("It broke.", said="Taken", hint="Mend it."), 'It broke. Hint says: "Taken". Mend it.'),
    ],
)
def test_an_error_explains_itself_in_one_line(error: HintctlError, line: str) -> None:
    assert error.explain() == line
    assert str(error) == error.message


def test_only_what_is_near_is_suggested() -> None:
    assert did_you_mean("endpont", ["endpoint", "profile"]) == "Did you mean endpoint?"
    assert did_you_mean("color", ["endpoint", "profile"]) == ""
    assert did_you_mean("hint_idd", ["hint_id"], said={"hint_id": "Hint ID"}) == "Did you mean Hint ID?"
