"""Which findings are shown."""

from pathlib import Path

import pytest

from hintctl.audit.baseline import Baseline
from hintctl.audit.finding import Confidence
from hintctl.audit.settle import examined_by, settle
from tests.unit.audit.made import finding

SURE = finding("import_id = 1", confidence=Confidence.HIGH)
LIKELY = finding("import_id = 2", confidence=Confidence.MEDIUM)
UNSURE = finding("import_id = 3", confidence=Confidence.LOW)


def test_those_below_the_confidence_are_counted() -> None:
    settled = settle(
        [SURE, LIKELY, UNSURE], min_confidence=Confidence.MEDIUM, baseline=None, examined=lambda path: True
    )
    assert settled.findings == (SURE, LIKELY)
    assert settled.below == {"HINT002": 1}
    assert settled.baseline is None


def test_a_known_finding_that_became_unsure_is_not_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    settled = settle(
        [SURE, UNSURE],
        min_confidence=Confidence.HIGH,
        baseline=Baseline.of([LIKELY, UNSURE], folder=tmp_path),
        examined=lambda path: True,
    )
    assert settled.findings == (SURE,)
    assert (settled.below, settled.known, settled.gone) == ({}, 1, 1)
    assert settled.baseline
    assert settled.baseline.entries.total() == 1


@pytest.mark.parametrize(
    ("roots", "path", "expected"),
    [
        (["."], "a/b.py", True),
        (["."], "../b.py", False),
        (["a"], "a/b.py", True),
        (["a/"], "a/b.py", True),
        (["./a/../a"], "a/b.py", True),
        (["a"], "ab.py", False),
        (["x", "a/b.py"], "a/b.py", True),
        ([".."], "../b.py", True),
        (["/"], "/b.py", True),
        ([], "a", False),
    ],
)
def test_a_path_is_examined_if_it_lies_in_what_was_audited(roots: list[str], path: str, *, expected: bool) -> None:
    assert examined_by(roots, whole=True)(path) is expected
    assert not examined_by(roots, whole=False)(path)
