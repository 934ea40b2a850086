"""Known findings: by content, and only ever fewer."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hintctl.audit.baseline import Baseline, Compared, with_fingerprints
from hintctl.audit.finding import Finding
from hintctl.errors import UsageError
from tests.unit.audit.made import HOSTILE, finding

LINES = ['{"import_id": 1}', '{"import_id": 2}', '{"import_id": 2}']


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory in which a.py is."""
    folder = tmp_path / "project"
    (folder / "src").mkdir(parents=True)
    (folder / "a.py").touch()
    monkeypatch.chdir(folder)
    return folder


def found(*lines: str, path: str = "a.py", first: int = 1, **changed: Any) -> list[Finding]:
    return [finding(line, path=path, line=number, **changed) for number, line in enumerate(lines, first)]


def compare(
    baseline: Baseline, findings: list[Finding], examined: Callable[[str], bool] = lambda path: True
) -> Compared:
    return baseline.compare(findings, examined=examined)


def numbers(compared: Compared) -> tuple[int, int, int, int]:
    return len(compared.new), compared.known, compared.gone, sum(compared.kept.entries.values())


def test_a_fingerprint_is_of_content_not_of_place() -> None:
    (first,) = with_fingerprints(found(LINES[0]))
    (moved,) = with_fingerprints(found(f"\t\t{LINES[0]}\r", first=99))
    assert len(first.fingerprint) == 32
    assert first.fingerprint == moved.fingerprint == "d2630c8e30e4425e8ac9d25499e9a279"
    others = [
        *found(LINES[1]),
        *found(LINES[0], path="b.py"),
        *found(LINES[0], rule=finding("import_source", "import_source").rule),
    ]
    assert len({each.fingerprint for each in with_fingerprints(others)} | {first.fingerprint}) == 4


def test_equal_lines_have_fingerprints_of_their_own_in_each_file() -> None:
    both = [*with_fingerprints([*found(*LINES * 2), *found(*LINES * 2, path="b.py")])]
    assert len({each.fingerprint for each in both}) == 12


def test_a_decomposed_name_is_the_same_as_a_composed_one() -> None:
    one, two = (next(with_fingerprints(found(LINES[0], path=path))) for path in ("caf\u00e9", "cafe\u0301"))
    assert one.fingerprint == two.fingerprint


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (found(*LINES), (0, 3, 0, 3)),
        (found(*LINES, first=70), (0, 3, 0, 3)),
        (found(*(f"  {line}\r" for line in LINES)), (0, 3, 0, 3)),
        (found(*LINES, LINES[1]), (1, 3, 0, 3)),
        (found(*LINES[:2]), (0, 2, 1, 2)),
        (found(*LINES[:2], '{"import_id": 3}'), (1, 2, 1, 2)),
        (found(*LINES, path="b.py"), (3, 0, 3, 0)),  # a copy: a.py is still there
        ([], (0, 0, 3, 0)),
    ],
)
def test_known_findings_are_hidden_new_ones_shown_and_gone_ones_counted(
    here: Path, now: list[Finding], expected: tuple[int, int, int, int]
) -> None:
    assert numbers(compare(Baseline.of(found(*LINES), folder=here), now)) == expected


def test_a_renamed_file_keeps_its_entries_under_its_new_name(here: Path) -> None:
    baseline = Baseline.of(found(*LINES), folder=here)
    (here / "a.py").rename("b.py")
    compared = compare(baseline, [*found(*LINES, path="b.py"), *found(LINES[0], path="c.py")])
    assert numbers(compared) == (1, 3, 0, 3)
    assert {path for path, _, _ in compared.kept.entries} == {"b.py"}
    assert numbers(compare(compared.kept, found(*LINES, path="b.py"))) == (0, 3, 0, 3)


def test_entries_of_files_that_were_not_examined_stay(here: Path) -> None:
    baseline = Baseline.of([*found(*LINES), *found(*LINES, path="src/b.py")], folder=here)
    assert numbers(compare(baseline, [], lambda path: path == "a.py")) == (0, 0, 3, 3)
    assert numbers(compare(baseline, [], lambda path: False)) == (0, 0, 0, 6)


def test_it_holds_wherever_the_audit_is_started(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Baseline.of([*found(LINES[0]), *found(LINES[1], path="src/b.py")], folder=here).write(here / "known.json")
    monkeypatch.chdir(here / "src")
    asked: list[str] = []

    def examined(path: str) -> bool:
        asked.append(path)
        return False

    compared = compare(Baseline.read(Path("../known.json")), found(LINES[1], path="b.py"), examined)
    assert numbers(compared) == (0, 1, 0, 2)
    assert set(asked) == {"../a.py", "b.py"}


def test_it_moves_to_another_folder(here: Path) -> None:
    moved = Baseline.of(found(*LINES), folder=here).moved_to(here / "src")
    assert {path for path, _, _ in moved.entries} == {"../a.py"}
    assert numbers(compare(moved, found(*LINES))) == (0, 3, 0, 3)


def test_the_file_is_sorted_an_entry_a_line_and_holds_no_code(here: Path) -> None:
    file = here / "known.json"
    canary = [finding('{"import_id": "Ada Lovelace"}', path=HOSTILE)]
    Baseline.of([*found(*LINES), *canary], folder=here).write(file)
    text = file.read_text("ascii")
    assert "Ada" not in text
    assert len(text.splitlines()) == 3 + 3 + 2
    entries = json.loads(text)["findings"]
    assert [list(entry) for entry in entries] == [["path", "rule", "content", "count"]] * 3
    assert sorted((entry["path"], entry["count"]) for entry in entries)[1:] == [("a.py", 1), ("a.py", 2)]
    assert numbers(compare(Baseline.read(file), [*found(*LINES), *canary])) == (0, 4, 0, 4)
    before = text
    Baseline.read(file).write(file)
    assert file.read_text("ascii") == before


def test_an_empty_one_reads_back(here: Path) -> None:
    Baseline(folder=here).write(here / "known.json")
    assert not Baseline.read(here / "known.json").entries


def test_an_entry_that_a_merge_left_twice_counts_once(here: Path) -> None:
    file = here / "known.json"
    Baseline.of(found(LINES[0]), folder=here).write(file)
    document = json.loads(file.read_text())
    document["findings"] *= 2
    file.write_text(json.dumps(document))
    assert Baseline.read(file).entries.total() == 1


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "it is not JSON"),
        ("<<<<<<< HEAD", "it is not JSON"),
        ("[" * 100_000, "it is not JSON"),
        ("\xff", "it is not JSON"),
        ("[]", "does not say"),
        ("{}", "does not say"),
        ('{"hintctl_baseline": 2, "findings": []}', "does not say"),
        ('{"hintctl_baseline": 1}', "no list"),
        ('{"hintctl_baseline": 1, "findings": [1]}', "finding 1 is not one"),
        ('{"hintctl_baseline": 1, "findings": [{"path": "a", "rule": "b", "content": "c", "count": 1}]}', "finding 1"),
        (
            '{"hintctl_baseline": 1, "findings": [{"path": "a", "rule": "b", "content": "%s", "count": 0}]}'
            % ("0" * 32),
            "finding 1",
        ),
    ],
)
def test_a_damaged_file_is_refused(here: Path, text: str, why: str) -> None:
    file = here / "known.json"
    file.write_bytes(text.encode("latin-1"))
    with pytest.raises(UsageError, match=why) as raised:
        Baseline.read(file)
    assert "known.json is damaged" in raised.value.message


def test_a_missing_file_says_how_to_make_it(here: Path) -> None:
    with pytest.raises(UsageError) as raised:
        Baseline.read(Path("none.json"))
    assert raised.value.hint == "Make it: hintctl audit --write-baseline none.json"
