"""The table of the promises, and the mutations: in step with the tests, and with the code that they break."""

import re
from pathlib import Path

import pytest

from tests.promises import mutations
from tests.promises.table import FOLDER, README, promise

MUTATIONS = dict(mutations.tests())


def test_the_table_has_each_file_of_tests_with_its_promise() -> None:
    rows = [line for line in README.read_text(encoding="utf-8").splitlines() if re.match(r"\|.*\(test_", line)]
    files = sorted(FOLDER.glob("test_*.py"))
    assert sorted(row.partition(" | [")[0] for row in rows) == sorted(f"| {promise(file)}" for file in files)
    assert all(f"[{file.stem}]({file.name})" in "".join(rows) for file in files)


@pytest.mark.parametrize("test", MUTATIONS)
def test_each_test_of_a_promise_says_how_to_make_it_fail_and_the_code_still_stands_so(test: str) -> None:
    assert MUTATIONS[test], "without a line `Mutation: FILE: `OLD` -> `NEW`` in its docstring"
    for mutation in MUTATIONS[test]:
        text = (mutations.ROOT / mutation.file).read_text(encoding="utf-8")
        assert text.count(mutation.old) == 1, mutation
        compile(text.replace(mutation.old, mutation.new), mutation.file, "exec")


def test_no_file_of_tests_is_passed_over() -> None:
    assert {Path(test.partition("::")[0]).name for test in MUTATIONS} == {
        file.name for file in FOLDER.glob("test_*.py")
    }
