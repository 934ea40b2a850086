"""The table of the promises, each with its test and with what that tried. A plugin of pytest's.

    pytest tests/promises --write-table

Every run of these tests ends with their figures; with the option they go into the README beside this file as well.
"""

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
README = FOLDER / "README.md"
_HEAD = ("| promise | test | in the last run |", "|---|---|---|")
_TABLE = re.compile(r"(?:^\|.*\n)+", re.MULTILINE)
_LINK = re.compile(r"\((test_\w+\.py)\)")


def promise(test: Path) -> str:
    """The promise that a file of tests holds hintctl to: the first line of its docstring."""
    docstring = ast.get_docstring(ast.parse(test.read_text(encoding="utf-8"))) or ""
    return docstring.partition("\n")[0].removesuffix(".")


def row(test: Path, figures: str) -> str:
    """The line of a promise in the table."""
    return f"| {promise(test)} | [{test.stem}]({test.name}) | {figures} |"


class Table:
    """Collects what the tests of the promises say, from whichever process runs them."""

    def __init__(self) -> None:
        self._ends: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._figures: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        name = Path(report.location[0]).name
        if not report.nodeid.startswith("tests/promises/"):
            return
        if report.when == "call" or not report.passed:
            self._ends[name][report.outcome] += 1
        if report.when == "teardown":  # what was counted is noted after the test
            self._figures[name].update({what: int(str(number)) for what, number in report.user_properties})

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if not self._ends:
            return
        terminalreporter.section("promises")
        for name in sorted(self._ends):
            terminalreporter.line(f"{promise(FOLDER / name)}: {self._told(name)}")
        if terminalreporter.config.getoption("--write-table"):
            failed = sum(ends["failed"] for ends in self._ends.values())
            if failed:
                terminalreporter.line(f"The table stays as it was: {failed} failed.")
                return
            self._write()

    def _told(self, name: str) -> str:
        ends = self._ends[name]
        figures = [f"{ends['passed']:,} tests", *(f"{number:,} {what}" for what, number in self._figures[name].items())]
        return "; ".join([*figures, *(f"{ends[end]:,} {end}" for end in ("failed", "skipped") if ends[end])])

    def _write(self) -> None:
        text = README.read_text(encoding="utf-8")
        before = dict(self._rows(text))
        order = [*before, *(name for name in sorted(self._ends) if name not in before)]
        lines = (row(FOLDER / name, self._told(name)) if name in self._ends else before[name] for name in order)
        README.write_text(
            _TABLE.sub(lambda _: "".join(f"{line}\n" for line in (*_HEAD, *lines)), text), encoding="utf-8"
        )

    def _rows(self, text: str) -> Iterator[tuple[str, str]]:
        for line in text.splitlines():
            if line.startswith("|") and (link := _LINK.search(line)):
                yield link[1], line


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--write-table", action="store_true", help="write what the promises' tests tried into tests/promises/README.md"
    )


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Table())
