import re
from pathlib import Path

import pytest

from hintctl.crash_log import write_crash_log


def _crash(secret: str) -> Exception:
    try:
        raise KeyError(secret)
    except KeyError as missing:
        try:
            raise ValueError(f"no {secret}") from missing
        except ValueError as error:
            return error


def test_a_log_says_what_kind_of_defect_it_was_and_where_and_never_what_the_data_was(home: Path) -> None:
    line = write_crash_log(_crash("CANARY"))
    (log,) = (home / "state" / "logs").iterdir()
    assert line == f"ValueError. Please report it with the log, which holds no keys and no records: {log}"
    text = log.read_text()
    assert re.match(r"hintctl \S+, Python 3\.\S+, \w+, \d{4}-", text)
    assert "builtins.ValueError\n" in text
    assert "builtins.KeyError\n" in text
    assert text.count("in _crash") == 2
    assert "CANARY" not in text


def test_a_log_is_its_owners_alone(home: Path) -> None:
    write_crash_log(ValueError())
    (log,) = (home / "state" / "logs").iterdir()
    assert log.stat().st_mode & 0o777 == 0o600
    assert log.parent.stat().st_mode & 0o777 == 0o700


def test_two_defects_have_two_logs(home: Path) -> None:
    assert write_crash_log(ValueError()) != write_crash_log(ValueError())


@pytest.mark.parametrize("root", ["/dev/null/x", "~nobody-has-this-name"])
def test_a_log_that_cant_be_written_is_said_so(root: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HINTCTL_HOME", root)
    line = write_crash_log(_crash("CANARY"))
    assert line.startswith("ValueError. Its log could not be written (")
    assert "CANARY" not in line
