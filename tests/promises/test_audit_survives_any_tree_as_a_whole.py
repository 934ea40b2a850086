"""Audit survives any tree as a whole, too: what its settings and manifests are, and code that nobody would write."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.promises.figures import count
from tests.promises.searching import ROOT, audit, make_tree, search

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the files of POSIX")

READ_BY_ITSELF = (
    ".gitignore",
    ".gitattributes",
    "pyproject.toml",
    ".hintctl.toml",
    "package.json",
    "go.mod",
    "sub/.git",
)


@pytest.fixture(params=[True, False], ids=["checkout", "outside"])
def tree(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return make_tree(tmp_path / "tree", checkout=request.param)


@pytest.mark.parametrize("kind", ["pipe", "/dev/zero"])
def test_no_pipe_and_no_endless_file_is_read_where_settings_and_manifests_are(tree: Path, kind: str) -> None:
    """
    Mutation: hintctl/audit/settings.py: `if file.is_file() and (found :=` -> `if file.exists() and (found :=`
    Mutation: hintctl/audit/git.py: `            self._process.kill()` -> `            pass`
    """
    (tree / "sub").mkdir()
    (tree / "legacy.py").write_text("PATIENT = {'import_id': 1}  # https://api.hint.com/api/provider/patients\n")
    for place in READ_BY_ITSELF:
        if kind == "pipe":
            os.mkfifo(tree / place)
        else:
            (tree / place).symlink_to(kind)
    ended = audit(tree, "--fix")
    assert ended.returncode == 1, ended.stderr
    assert "integration_record_id" in (tree / "legacy.py").read_text()
    for place in READ_BY_ITSELF:
        assert not (tree / place).is_file()


def make_worktree(tree: Path, beside: Path) -> Path:
    """A second work tree of the same repository."""
    identity = ("-c", "user.name=n", "-c", "user.email=e@example.com")
    subprocess.run(["git", *identity, "commit", "-qm", "all"], cwd=tree, check=True)
    subprocess.run(["git", "worktree", "add", "-q", "--detach", str(beside)], cwd=tree, check=True)
    return beside


def write_in(folder: Path, pipe: Path) -> subprocess.Popen[bytes]:
    """Makes a pipe, and a writer that ends as soon as anybody opens it."""
    pipe.unlink(missing_ok=True)
    os.mkfifo(pipe)
    return subprocess.Popen(["sh", "-c", 'echo > "$1"', "sh", str(pipe)], cwd=folder)


@pytest.mark.parametrize(
    "name", ["HEAD", "commondir", "config", "index", "packed-refs", "info/attributes", "info/exclude"]
)
@pytest.mark.parametrize("worktree", [False, True], ids=["repository", "worktree"])
def test_no_pipe_of_a_repository_is_opened(tmp_path: Path, name: str, *, worktree: bool) -> None:
    """
    Mutation: hintctl/audit/git.py: `if trap := find_first_trap(folder):` -> `if trap := None:`
    Mutation: hintctl/audit/repository.py: `if shared := _read_path(` -> `if shared := "" and _read_path(`
    """
    tree = make_tree(tmp_path / "tree", checkout=True)
    audited = make_worktree(tree, tmp_path / "beside") if worktree else tree
    of_its_own = worktree and name in ("HEAD", "commondir", "index")
    writer = write_in(tmp_path, tree / ".git" / ("worktrees/beside" if of_its_own else "") / name)
    searched = search(audited)
    assert searched.found == ["legacy.py", "was_file"]
    assert writer.poll() is None, "git has opened the pipe"
    writer.kill()
    writer.wait()
    count("pipes never opened")


@pytest.mark.parametrize("setting", ["core.excludesFile", "include.path"])
def test_no_pipe_that_a_repositorys_settings_name_is_waited_for_without_end(tmp_path: Path, setting: str) -> None:
    """
    Mutation: hintctl/audit/git.py: `timeout=2 * PATIENCE` -> `timeout=None`
    Mutation: hintctl/audit/git.py: `if top and may_name_files(top) and (` -> `if (reason := b"") and (`
    """
    tree = make_tree(tmp_path / "tree", checkout=True)
    subprocess.run(["git", "config", setting, str(tmp_path / "pipe")], cwd=tree, check=True)
    os.mkfifo(tmp_path / "pipe")
    (tree / "untracked").write_text("import_id\n")
    searched = search(tree)
    assert searched.found == ["legacy.py", "untracked", "was_file"]
    assert "git does not answer" in searched.notes[0]
    count("pipes that keep git waiting")


@pytest.mark.parametrize("kind", ["repository", "worktree", "submodule"])
def test_no_setting_points_the_search_at_another_folder(tmp_path: Path, kind: str) -> None:
    """
    Mutation: hintctl/audit/git.py: `environment["GIT_WORK_TREE"] = str(top)` -> `environment.pop("", "")`
    """
    top = tree = make_tree(tmp_path / "tree", checkout=True)
    if kind == "worktree":
        top = tree = make_worktree(tree, tmp_path / "beside")
        subprocess.run(["git", "config", "extensions.worktreeConfig", "true"], cwd=tree, check=True)
    elif kind == "submodule":
        make_worktree(tree, tmp_path / "beside")  # commits
        top = make_tree(tmp_path / "above", checkout=True)
        add = ["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(tree), "below"]
        subprocess.run(["git", *add], cwd=top, check=True)
        tree = top / "below"
    elsewhere = make_tree(tmp_path / "elsewhere", checkout=False)
    scope = "--worktree" if kind == "worktree" else "--local"
    subprocess.run(["git", "config", scope, "core.worktree", str(elsewhere)], cwd=tree, check=True)
    (tree / "untracked").write_text("import_id\n")
    (elsewhere / "legacy.py").unlink()
    searched = search(top)
    assert {str(top / name) for name in searched.found} >= {
        *map(str, (tree / "legacy.py", tree / "untracked", tree / "was_file"))
    }
    assert (searched.skipped, searched.notes) == ({}, [])


@pytest.mark.parametrize("name", [".hintctl.toml", "baseline.json"])
def test_no_settings_and_no_baseline_is_read_that_is_far_too_long(tree: Path, name: str) -> None:
    """
    Mutation: hintctl/files.py: `file.read(longest + 1)` -> `file.read()`
    """
    import resource  # not for Windows

    with (tree / name).open("wb") as file:
        file.truncate(4 << 30)
    options = ["--baseline", name] if name == "baseline.json" else []
    ended = subprocess.run(
        [sys.executable, "-m", "hintctl", "audit", *options],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": ROOT},
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30)),
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    assert f"{name} is longer than " in ended.stderr


def test_code_that_nobody_would_write(tree: Path) -> None:
    """The whole command, over what is deep, open, endless or no code at all.

    Mutation: hintctl/audit/source.py: `"surrogateescape" if encoding` -> `"strict" if encoding`
    """
    use = '{"url": "https://api.hint.com/api/provider/patients", "import_id": 1}'
    bad = b'PATIENT = {"import_id": 1} # \x80\xff https://api.hint.com/ '
    made = {
        "deep.json": "[" * 30_000 + use + "]" * 30_000,
        "deep.py": "x = " + "(" * 20_000 + use + ")" * 20_000,
        "deep.js": "x = " + "{a:" * 20_000 + use + "}" * 20_000,
        "open.js": "({[" * 30_000 + "import_id",
        "quotes.js": "\"`'" * 30_000 + "import_id",
        "line.js": f"x({use});" * 500,
        "long.txt": "x" * (5 << 20) + " import_id " + "y" * (5 << 20),
        "same.rb": "import_id = 1\n" * 500,
    }
    for name, text in made.items():
        (tree / name).write_text(text)
    (tree / "bytes.py").write_bytes(bad)
    (tree / "half.py").write_bytes(b"\xff\xfe\x00\xd8i\0m\0p\0o\0r\0t\0_\0i\0d\0")
    ended = audit(tree, "--json")
    assert ended.returncode == 1
    document = json.loads(ended.stdout)
    found = {each["path"] for each in document["findings"]}
    assert found == {*made, "bytes.py", "half.py", "legacy.py", "was_file"}
    assert document["summary"]["scanned"] == len(found)
