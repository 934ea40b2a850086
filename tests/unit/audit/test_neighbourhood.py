"""Where a project's top is, and what of it is read."""

from pathlib import Path

import pytest

from hintctl.audit.neighbourhood import Neighbourhood, top_of
from tests.functional.audit_project import git

HOST = 'BASE = "https://api.hint.com/api/provider"\n'


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory: a folder in which nothing is."""
    folder = (tmp_path / "here").resolve()
    (folder / "a" / "b").mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


def test_the_top_is_the_repositorys_though_a_manifest_is_nearer(here: Path) -> None:
    git(here, "init", "-q")
    (here / "a" / "package.json").write_text("{}")
    assert top_of("a/b") == here
    assert top_of("a/b/none.py") == here


@pytest.mark.parametrize(
    "manifest", ["package.json", "pyproject.toml", "go.mod", "Gemfile", "mix.exs", "composer.json"]
)
def test_the_top_is_the_manifests_outside_a_repository(here: Path, manifest: str) -> None:
    (here / "a" / manifest).write_text("")
    assert top_of("a/b") == here / "a"


def test_without_either_the_top_is_what_is_searched_or_the_folder_itself(here: Path) -> None:
    assert top_of("a/b", [here / "a"]) == here / "a"
    assert top_of("a/b", [here / "c"]) == here / "a" / "b"
    assert top_of("a/b") == here / "a" / "b"


@pytest.mark.parametrize("in_git", [True, False])
def test_evidence_is_found_in_the_files_of_the_project(here: Path, in_git: bool) -> None:
    if in_git:
        git(here, "init", "-q")
    (here / "a" / "client.py").write_text(HOST)
    (here / "a" / "wide.cs").write_bytes(HOST.encode("utf-16"))
    (here / "a" / "image.png").write_bytes(b"\x89PNG\0" + HOST.encode())
    (here / "a" / "b" / "patient.py").write_text("import_id = 1\n")
    around = Neighbourhood(jobs=1)
    around.know([Path()], [] if in_git else ["a/client.py", "a/image.png", "a/wide.cs"])
    project = (Neighbourhood(jobs=1) if in_git else around).project_of("a/b/patient.py")
    assert sorted(project.strong) == ["a/client.py", "a/wide.cs"]
    assert {other.where for other in project.others("a/b/patient.py", "")} == {"a/client.py", "a/wide.cs"}


def test_paths_are_seen_from_the_top_wherever_the_work_is(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(here, "init", "-q")
    (here / "client.py").write_text(HOST)
    monkeypatch.chdir(here / "a")
    project = Neighbourhood(jobs=1).project_of("b/patient.py")
    assert project.place("b/patient.py") == "a/b/patient.py"
    assert project.strong == ("client.py",)


def test_one_project_for_all_its_files(here: Path) -> None:
    (here / "a" / "go.mod").write_text("")
    neighbourhood = Neighbourhood(jobs=1)
    assert neighbourhood.project_of("a/x.go") is neighbourhood.project_of("a/b/y.go")
    assert neighbourhood.project_of("a/x.go") is not neighbourhood.project_of("z.go")


def test_what_was_fixed_is_seen_before_it_is_written(here: Path) -> None:
    (here / "client.py").write_text("import_id = 1\n")
    neighbourhood = Neighbourhood(jobs=1)
    assert neighbourhood.project_of("client.py").strong == ()
    neighbourhood.changed["client.py"] = HOST.encode()
    neighbourhood.forget_evidence()
    assert neighbourhood.project_of("client.py").strong == ("client.py",)


def test_confirmed_files_are_told_to_their_projects(here: Path) -> None:
    (here / "a" / "go.mod").write_text("")
    neighbourhood = Neighbourhood(jobs=1)
    neighbourhood.confirm(["a/b/x.go", "y.go"])
    assert neighbourhood.project_of("a/z.go").confirmed == {"b/x.go"}
    assert neighbourhood.project_of("z.go").confirmed == {"y.go"}
