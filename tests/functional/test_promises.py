"""The table of the promises, and the mutations: in step with the tests, and with the code that they break."""

import re

import pytest

from tests.promises import mutations
from tests.promises.table import README, files, link, promise

MUTATIONS = dict(mutations.tests())


def test_the_table_has_each_file_of_tests_with_what_it_holds_hintctl_to() -> None:
    rows = re.findall(r"^\| (.*) \| \[(.*)\]\((\S+)\) \| .+ \|$", README.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(rows) == sorted((promise(file), file.stem, link(file)) for file in files())


@pytest.mark.parametrize("test", [test for test, found in MUTATIONS.items() if found])
def test_what_a_mutation_breaks_stands_in_the_code_as_it_says(test: str) -> None:
    for mutation in MUTATIONS[test]:
        text = (mutations.ROOT / mutation.file).read_text(encoding="utf-8")
        assert text.count(mutation.old) == 1, mutation
        if mutation.file.endswith(".py"):
            compile(text.replace(mutation.old, mutation.new), mutation.file, "exec")


def test_each_test_of_a_promise_says_how_to_make_it_fail() -> None:
    without = [test for test, found in MUTATIONS.items() if test.startswith("tests/promises/") and not found]
    assert not without, "no line in the docstring as tests/promises/mutations.py describes it"
    covered = {mutations.ROOT / test.partition("::")[0] for test, found in MUTATIONS.items() if found}
    assert covered >= {*files()}
