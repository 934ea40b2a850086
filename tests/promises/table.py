"""The table of the promises, each with its test and with what that tried. A plugin of pytest's, and a command:

    python tests/promises/table.py

runs these tests and writes their figures into the README beside this file. Every run of pytest ends with the figures of
the tests that it ran.
"""

import ast
import os
import platform
import re
import subprocess
import sys
from collections import Counter, defaultdict
from datetime import UTC, datetime
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
README = FOLDER / "README.md"
TOP = FOLDER.parents[1]
BESIDE = tuple(
    TOP / "tests" / name
    for name in (
        "functional/test_emulator_openapi.py",
        "functional/test_emulator_load.py",
        "functional/test_emulator_killed.py",
        "functional/test_audit_fix_any_bytes.py",
        "unit/linking/test_bulk_model.py",
        "unit/linking/test_bulk_resumed.py",
        "unit/linking/test_journal_recovery.py",
    )
)
"""What the promises rest on, and is tried as hard."""

KNOBS = ("HINTCTL_KILLS", "HINTCTL_INTERRUPTIONS", "HINTCTL_PACED_ROWS", "HINTCTL_LOAD_SECONDS", "HYPOTHESIS_PROFILE")
"""The environment variables that say how much is tried; the README tells about each."""

_TABLE = re.compile(r"^Tried on .*\n\n(?:^\|.*\n)+", re.MULTILINE)
_LINK = re.compile(r"\((\S+\.py)\)")


def files() -> list[Path]:
    """The files of tests that the table is about."""
    return [*sorted(FOLDER.glob("test_*.py")), *BESIDE]


def promise(test: Path) -> str:
    """What a file of tests holds hintctl to: the first line of its docstring."""
    docstring = ast.get_docstring(ast.parse(test.read_text(encoding="utf-8"))) or ""
    return docstring.partition("\n")[0].removesuffix(".")


def link(test: Path) -> str:
    """The way from the README to a file of tests."""
    return Path(os.path.relpath(test, FOLDER)).as_posix()


class Table:
    """Collects what the tests counted, from whichever process runs them."""

    def __init__(self) -> None:
        self._ends: defaultdict[Path, Counter[str]] = defaultdict(Counter)
        self._figures: defaultdict[Path, Counter[str]] = defaultdict(Counter)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        file = TOP / report.location[0]
        if report.when == "call" or not report.passed:
            self._ends[file][report.outcome] += 1
        if report.when == "teardown":  # what was counted is noted after the test
            self._figures[file].update({what: int(str(number)) for what, number in report.user_properties})

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        shown = [file for file in files() if self._figures[file]]
        if shown:
            terminalreporter.section("promises")
        for file in shown:
            terminalreporter.line(f"{promise(file)}: {self._told(file)}")
        if terminalreporter.config.getoption("--write-table"):
            failed = sum(ends["failed"] for ends in self._ends.values())
            missing = [file.name for file in files() if file not in self._ends]
            if failed or missing:
                terminalreporter.line(f"The table stays as it was: {failed} failed, {len(missing)} files did not run.")
            else:
                self._write()

    def _told(self, file: Path) -> str:
        figures = self._figures[file] or Counter(tests=self._ends[file]["passed"])
        figures |= {end: self._ends[file][end] for end in ("failed", "skipped")}
        return "; ".join(f"{number:,} {what}" for what, number in figures.items() if number)

    def _write(self) -> None:
        text = README.read_text(encoding="utf-8")
        order = _LINK.findall(text)
        known = sorted(files(), key=lambda file: order.index(link(file)) if link(file) in order else len(order))
        rows = (f"| {promise(file)} | [{file.stem}]({link(file)}) | {self._told(file)} |" for file in known)
        table = "\n".join(
            [f"Tried on {_circumstances()}", "", "| promise | test | tried |", "|---|---|---|", *rows, ""]
        )
        README.write_text(_TABLE.sub(lambda _: table, text), encoding="utf-8")


def _circumstances() -> str:
    chosen = [f"{name}={os.environ[name]}" for name in KNOBS if name in os.environ]
    day = f"{datetime.now(UTC):%Y-%m-%d}"
    how = f"with {' '.join(chosen)}" if chosen else "as in CI"
    return f"{day}, {how}, on {platform.system()} with Python {platform.python_version()}:"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-table", action="store_true", help="write the table of promises into its README")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Table())


if __name__ == "__main__":
    sys.exit(subprocess.call([sys.executable, "-m", "pytest", "--write-table", *sys.argv[1:], *files()], cwd=TOP))
