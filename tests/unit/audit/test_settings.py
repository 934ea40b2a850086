"""Settings of a project: where they are looked for, and how mistakes in them are told."""

from pathlib import Path

import pytest

from hintctl.audit.finding import Confidence
from hintctl.audit.settings import find_settings
from hintctl.errors import UsageError

SETTINGS = 'exclude = ["gen/", "*.snap"]\nmin-confidence = "high"\nbaseline = "known.json"\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with a folder two levels down."""
    (tmp_path / "project" / ".git").mkdir(parents=True)
    (tmp_path / "project" / "a" / "b").mkdir(parents=True)
    return tmp_path / "project"


@pytest.mark.parametrize(
    ("name", "header"),
    [("pyproject.toml", "tool.hintctl.audit"), (".hintctl.toml", "audit"), (".hintctl.toml", "tool.hintctl.audit")],
)
def test_the_nearest_file_upward_counts(project: Path, name: str, header: str) -> None:
    (project / name).write_text(f"[{header}]\n{SETTINGS}")
    found = find_settings(project / "a" / "b")
    assert (found.base, found.file) == (project, project / name)
    assert found.exclude == ("gen/", "*.snap")
    assert found.min_confidence is Confidence.HIGH
    assert found.baseline == project / "known.json"
    (project / "a" / name).write_text(f'[{header}]\nmin-confidence = "low"\n')
    nearer = find_settings(project / "a" / "b")
    assert (nearer.base, nearer.min_confidence, nearer.exclude) == (project / "a", Confidence.LOW, ())


def test_a_pyproject_of_other_tools_is_passed_by(project: Path) -> None:
    (project / "pyproject.toml").write_text("[tool.hintctl.audit]\n")
    (project / "a" / "pyproject.toml").write_text("[tool.other]\n")
    assert find_settings(project / "a").base == project


def test_its_own_file_wins_in_a_folder(project: Path) -> None:
    (project / "pyproject.toml").write_text('[tool.hintctl.audit]\nmin-confidence = "low"\n')
    (project / ".hintctl.toml").write_text('[audit]\nmin-confidence = "high"\n')
    assert find_settings(project).min_confidence is Confidence.HIGH


def test_nothing_above_the_repository_is_looked_at(project: Path) -> None:
    (project.parent / ".hintctl.toml").write_text("not TOML")
    found = find_settings(project / "a")
    assert (found.base, found.file, found.exclude) == (project / "a", None, ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[audit]\n\nexcldue = ["a"]', "line 3: audit has no setting excldue."),
        ('[audit]\nexclude = "a"', "line 2: exclude must be a list of patterns."),
        ("[audit]\nexclude = [1]", "line 2: exclude must be a list of patterns."),
        ("[audit]\nmin-confidence = 1", "line 2: 1 is no confidence."),
        ('[audit]\nmin-confidence = "HIGH"', "line 2: 'HIGH' is no confidence."),
        ("[audit]\nbaseline = true", "line 2: baseline must be a path."),
        ('[audit]\nbaseline = ""', "line 2: baseline must be a path."),
        ('exclude = ["a"]', "line 1: exclude stands outside of the table [audit]."),
        ("audit = 1", "line 1: audit must be a table."),
        ("[tool.hintctl.audits]\n", "line 1: [tool.hintctl] has no audits."),
        ("[audit]\n[tool.hintctl.audit]\n", ": there is [audit] and [tool.hintctl.audit]."),
        ("[audit", "is not TOML: Expected ']' at the end of a table declaration (at end of document)."),
        ("[audit]\na = \n", "is not TOML: Invalid value (at line 2, column 5)."),
        ("\udcff", "is not UTF-8."),
    ],
)
def test_a_mistake_names_file_line_and_key(project: Path, text: str, expected: str) -> None:
    file = project / ".hintctl.toml"
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(UsageError) as raised:
        find_settings(project)
    assert raised.value.message.startswith(str(file))
    assert raised.value.message.endswith(expected)
    assert raised.value.hint


def test_a_mistake_in_pyproject_is_told_as_well(project: Path) -> None:
    (project / "pyproject.toml").write_text('[project]\nname = "x"\n\n[tool.hintctl.audit]\nmin-confidence = "hi"\n')
    with pytest.raises(UsageError, match=r"pyproject\.toml, line 5: 'hi' is no confidence"):
        find_settings(project)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.snap", "/a/b/**/*.snap"),
        ("gen/", "/a/b/**/gen/"),
        ("/gen", "/a/b/gen"),
        ("gen/*.py", "/a/b/gen/*.py"),
        ("!keep.py", "!/a/b/**/keep.py"),
        ("!/gen/keep.py", "!/a/b/gen/keep.py"),
        ("**/x", "/a/b/**/x"),
        ("/", "/"),
    ],
)
def test_patterns_of_the_command_line_are_of_the_folder_they_are_written_in(
    project: Path, pattern: str, expected: str
) -> None:
    (project / ".hintctl.toml").write_text('[audit]\nexclude = ["x"]\n')
    found = find_settings(project / "a" / "b")
    assert found.with_excluded((pattern,), here=project / "a" / "b") == ("x", expected)
    assert found.with_excluded((pattern,), here=project) == ("x", pattern)


def test_a_folder_with_special_characters_is_meant_literally(project: Path) -> None:
    folder = project / "a[1]*"
    folder.mkdir()
    (project / ".hintctl.toml").touch()
    assert find_settings(folder).with_excluded(("x/y",), here=folder) == (r"/a\[1]\*/x/y",)
