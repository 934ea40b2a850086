"""The options that commands share: groups of them, and what their values may be."""

import inspect
from dataclasses import fields

import pytest

from hintctl.cli.options import Connection, RunOptions, api_command, parse_duration
from hintctl.errors import UsageError


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0s", 0),
        ("90s", 90),
        ("30m", 1_800),
        ("2h", 7_200),
        ("1h30m", 5_400),
        ("1h30m5s", 5_405),
        ("1d", 86_400),
        ("90d", 7_776_000),
        ("1d1h1m1s", 90_061),
        ("99999d", 99_999 * 86_400),
    ],
)
def test_a_length_of_time_is_written_as_people_write_it(text: str, seconds: float) -> None:
    assert parse_duration(text) == seconds


@pytest.mark.parametrize(
    "text", ["", "0", "90", "s", "soon", "-5m", "1.5h", "5 m", "30m1h", "1w", "1H", "1e3", "100000d", "٣m"]
)
def test_another_length_of_time_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(UsageError, match="is not a length of time") as raised:
        parse_duration(text)
    assert "30m" in raised.value.hint


def command(run: str, yes: bool = False, *, options: RunOptions, connection: Connection) -> tuple[object, ...]:
    """Does something."""
    return run, yes, options, connection


def test_a_command_shows_its_own_options_and_those_of_its_groups() -> None:
    names = [field.name for group in (RunOptions, Connection) for field in fields(group)]
    wrapped = api_command(command)
    assert list(inspect.signature(wrapped).parameters) == ["run", "yes", *names]
    assert set(wrapped.__annotations__) == {"run", "yes", *names}
    assert (wrapped.__name__, wrapped.__doc__) == ("command", "Does something.")


def test_a_command_gets_each_group_as_one_value() -> None:
    given = {
        name: parameter.default
        for name, parameter in inspect.signature(api_command(command)).parameters.items()
        if parameter.default is not inspect.Parameter.empty
    }
    given |= {"run": "last", "dry_run": True, "rate": 5.0, "profile": "clinic"}
    assert api_command(command)(**given) == (
        "last",
        False,
        RunOptions(dry_run=True, rate=5.0),
        Connection(profile="clinic"),
    )


def test_a_command_with_one_group_shows_no_options_of_the_other() -> None:
    def reading(run: str, *, connection: Connection) -> str:
        return f"{run} {connection.profile}"

    wrapped = api_command(reading)
    assert "dry_run" not in inspect.signature(wrapped).parameters
    assert wrapped(run="last", profile="clinic", endpoint=None, emulator=False, verbose=False) == "last clinic"
