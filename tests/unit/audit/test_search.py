"""Which files are candidates: in work trees of git, outside of them, and without git."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from hintctl.audit import git, scan, search, targets
from hintctl.audit.coverage import Coverage
from hintctl.audit.exclude import Exclude
from hintctl.audit.needles import Found
from hintctl.audit.search import search_signals
from hintctl.errors import UsageError

Result = tuple[list[str], Coverage]


def run(*arguments: str, cwd: Path | None = None) -> None:
    identity = ["-c", "user.name=n", "-c", "user.email=e@example.com", "-c", "protocol.file.allow=always"]
    subprocess.run(["git", *identity, *arguments], cwd=cwd, check=True, stdout=subprocess.DEVNULL)


def write(*paths: str | Path, text: str = "import_id\n") -> None:
    for path in map(Path, paths):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def find(*paths: str, exclude: tuple[str, ...] = (), since: str | None = None) -> Result:
    """The files that hold names, and what the search has counted."""
    hits, coverage = find_all(*paths, exclude=exclude, since=since)
    return [path for path, found in hits if Found.NAMES in found], coverage


def find_all(
    *paths: str, exclude: tuple[str, ...] = (), since: str | None = None
) -> tuple[list[tuple[str, Found]], Coverage]:
    """All files that hold anything, and what."""
    coverage = Coverage()
    wanted = [Path(path) for path in paths or (".",)]
    hits = search.search(wanted, exclude=Exclude(exclude), since=since, jobs=2, coverage=coverage)
    return [(hit.path, hit.found) for hit in hits], coverage


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "tree"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for name in [*os.environ]:
        if name.startswith("GIT_"):
            monkeypatch.delenv(name)
    return folder


@pytest.fixture
def without_git(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (git, search, targets):
        monkeypatch.setattr(module, "find_git", lambda: None)


@pytest.fixture(params=["checkout", "outside", "no git", "no git there"])
def tree(request: pytest.FixtureRequest, here: Path) -> Callable[[], None]:
    """Makes of what is there a checkout, or leaves it as it is; git is there or not."""

    def make() -> None:
        if request.param in ("checkout", "no git"):
            run("init", "-q")
            run("add", "-A")
        if request.param.startswith("no git"):
            request.getfixturevalue("without_git")

    return make


def test_the_same_everywhere(tree: Callable[[], None]) -> None:
    write("a.py", "b/c.py", "b.py", ".hidden/x", "ü/é.py", "new\nline", "b-c/d")
    write("clean.py", "b/clean", text="nothing\n")
    write(".gitignore", text="ignored/\n*.log\n!keep.log\n")
    write("ignored/x.py", "x.log", "keep.log")
    write("sub/.gitignore", text="/here\n!x.log\n")
    write("sub/here", "sub/deep/here", "sub/x.log")
    Path("wide").write_bytes("a line\nimport_id\n".encode("utf-16"))
    Path("binary").write_bytes(b"\0import_id")
    tree()
    found, coverage = find()
    expected = ["a.py", "b/c.py", "b.py", ".hidden/x", "ü/é.py", "new\nline", "b-c/d", "keep.log"]
    assert sorted(found) == sorted([*expected, "sub/deep/here", "sub/x.log", "wide"])
    assert found == sorted(found, key=os.fsencode)
    assert coverage.scanned == len(found) + 4
    assert dict(coverage.skipped) == {"binary": 1}
    assert not coverage.unreadable


def test_named_paths(tree: Callable[[], None]) -> None:
    write(".gitignore", text="ignored/\n*.log\n")
    write("ignored/x.py", "ignored/deep/y.py", "src/a.py", "src/b.py", "other/c.py", "x.log")
    tree()
    assert sorted(find("src", "other")[0]) == ["other/c.py", "src/a.py", "src/b.py"]
    assert find("src", "src/a.py", "./src")[0] == ["src/a.py", "src/b.py"]
    assert find("x.log", "ignored/x.py")[0] == ["x.log", "ignored/x.py"]
    assert sorted(find("ignored")[0]) == ["ignored/deep/y.py", "ignored/x.py"]
    assert sorted(find(".", "ignored/deep")[0]) == ["ignored/deep/y.py", "other/c.py", "src/a.py", "src/b.py"]
    found, coverage = find(".", "src/a.py", "other")
    assert (sorted(found), coverage.scanned) == (["other/c.py", "src/a.py", "src/b.py"], 4)


def test_from_below(tree: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    write("src/deep/a.py", "other/b.py")
    tree()
    monkeypatch.chdir("src")
    assert find()[0] == ["deep/a.py"]
    assert find("../other", "deep")[0] == ["../other/b.py", "deep/a.py"]
    assert find(str(Path.cwd().parent))[0] == ["../other/b.py", "deep/a.py"]
    monkeypatch.chdir("/")
    assert all(Path(path).is_file() for path in find(str(Path(__file__).parent))[0])


def test_exclude(tree: Callable[[], None]) -> None:
    write("src/a.py", "src/gen/b.py", "c.gen.py")
    tree()
    for paths in ((".",), (".", "c.gen.py", "src/gen/b.py"), ("src", "src/gen")):
        found, coverage = find(*paths, exclude=("gen/", "*.gen.py"))
        assert (found, coverage.scanned) == (["src/a.py"], 1)


def test_links(tree: Callable[[], None], tmp_path: Path) -> None:
    write("real/a.py", tmp_path / "outside" / "b.py")
    Path("inside").symlink_to("real")
    Path("file").symlink_to("real/a.py")
    Path("out").symlink_to("../outside")
    Path("outfile").symlink_to("../outside/b.py")
    Path("broken").symlink_to("nowhere")
    Path("loop").symlink_to("loop")
    Path("up").symlink_to("..")
    tree()
    found, coverage = find()
    assert found == ["real/a.py"]
    assert dict(coverage.skipped) == {"link out of the tree": 3, "broken link": 2}
    assert find("inside", "file")[0] == ["real/a.py"]
    assert find("out")[0] == ["../outside/b.py"]


@pytest.mark.parametrize(
    ("path", "message"), [("none", "not there"), ("/dev/null", "neither"), ("a\0b", "can't be read")]
)
def test_wrong_paths(path: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        find(path)


def test_one_search_tells_names_from_signals(tree: Callable[[], None]) -> None:
    write("both", text="import_id = 1 # of api.hint.com\n")
    write("ignore", text="x = 1 # hintctl: ignore\n")
    write("names", ".hidden/names")
    write("signals", "deep/signals", text="see API.Hint.com\n")
    write("clean", "deep/clean", text="hint\nintegration\nprovider\n")
    for name, text in {"names": "import_id", "signals": "integration_record_id", "both": "a.hint.com importId"}.items():
        Path(f"wide_{name}").write_bytes(f"a line\n{text}\n".encode("utf-16"))
    tree()
    expected = {
        **dict.fromkeys(["names", ".hidden/names", "wide_names", "ignore"], Found.NAMES),
        **dict.fromkeys(["signals", "deep/signals", "wide_signals"], Found.SIGNALS),
        **dict.fromkeys(["both", "wide_both"], Found.BOTH),
    }
    hits, coverage = find_all()
    assert (dict(hits), len(hits)) == (expected, len(expected))
    assert coverage.scanned == len(expected) + 2
    signals = {path: Found.SIGNALS for path, found in expected.items() if Found.SIGNALS in found}
    assert {hit.path: hit.found for hit in search_signals(Path())} == signals


def test_states_of_the_index(here: Path) -> None:
    run("init", "-q")
    for name in ("gone", "assumed", "skipped", "changed", "folder/x", "staged"):
        write(name, text="clean\n")
    run("add", "-A")
    run("commit", "-qm", "all")
    Path("gone").unlink()
    run("update-index", "--assume-unchanged", "assumed")
    run("update-index", "--skip-worktree", "skipped")
    Path("skipped").unlink()
    write("assumed", "changed", "untracked")
    write("staged", text="clean\n")
    found, coverage = find()
    assert sorted(found) == ["assumed", "changed", "untracked"]
    assert coverage.skipped == {"not in the work tree": 2}


def test_a_name_that_is_staged_but_gone_from_the_work_tree_is_none(here: Path) -> None:
    run("init", "-q")
    write("a")
    run("add", "-A")
    write("a", text="clean\n")
    assert find()[0] == []


def test_attributes_do_not_hide_text(here: Path) -> None:
    run("init", "-q")
    write(".gitattributes", text="*.a binary\n*.b -diff\n*.c -text\n*.d diff=x\n*.e filter=x\n*.f diff\n")
    write("x.a", "x.b", "x.c", "x.d", "x.e", "x.f")
    Path("wide.f").write_bytes("\ufeffa line\nimport_id\n".encode("utf-16-le"))
    run("add", "-A")
    assert sorted(find()[0]) == ["wide.f", "x.a", "x.b", "x.c", "x.d", "x.e", "x.f"]


def test_wide_text_that_git_searches_byte_by_byte(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is in it, once, and what is too large for us is no clean file."""
    run("init", "-q")
    write(".gitattributes", text="* diff\n")
    texts = {"names": "import_id", "signals": "api.hint.com", "assumed": "import_id api.hint.com", "clean": "nothing"}
    for name, text in texts.items():
        Path(name).write_bytes(f"a line\n{text}\n".encode("utf-16"))
    Path("large").write_bytes(("x" * 2000 + "\nimport_id\n").encode("utf-16"))
    run("add", "-A")
    run("update-index", "--assume-unchanged", "assumed")
    monkeypatch.setattr(scan, "MAX_SIZE", 2000)
    hits, coverage = find_all()
    assert sorted(hits) == [("assumed", Found.BOTH), ("names", Found.NAMES), ("signals", Found.SIGNALS)]
    assert coverage.skipped == {"too large": 1}
    assert coverage.unreadable


def test_a_merge_that_is_not_done(here: Path) -> None:
    run("init", "-q", "-b", "main")
    for branch in ("main", "other"):
        run("checkout", "-q", "--orphan", branch)
        write("a", text=f"{branch}\n")
        write("b", text=f"import_id {branch}\n")
        run("add", "-A")
        run("commit", "-qm", branch)
    subprocess.run(["git", "merge", "--allow-unrelated-histories", "main"], stdout=subprocess.DEVNULL, check=False)
    found, coverage = find()
    assert (found, coverage.scanned) == (["b"], 2)


def test_submodules_and_clones(here: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    write(other / "a.py", other / "deep" / "b.py")
    write(other / ".gitignore", text="*.log\n")
    run("init", "-q", str(other))
    run("add", "-A", cwd=other)
    run("commit", "-qm", "1", cwd=other)
    run("init", "-q")
    run("submodule", "--quiet", "add", str(other), "sub/module")
    run("submodule", "--quiet", "add", str(other), "empty")
    run("submodule", "--quiet", "deinit", "-f", "empty")
    run("clone", "-q", str(other), "clone")
    write("clone/x.log", "sub/module/new.py")
    found, coverage = find()
    assert sorted(found) == [
        *("clone/a.py", "clone/deep/b.py"),
        *("sub/module/a.py", "sub/module/deep/b.py", "sub/module/new.py"),
    ]
    assert coverage.skipped == {"submodule not checked out": 1}


def test_clones_in_a_folder_that_is_none(here: Path) -> None:
    for name in ("one", "two"):
        run("init", "-q", name)
        write(f"{name}/.gitignore", text="*.log\nforced\n")
        write(f"{name}/x.log", f"{name}/forced", f"{name}/a.py")
        run("add", "-f", "forced", "a.py", cwd=Path(name))
    write("loose.py")
    write("broken/.git/x", "broken/y.py", text="import_id")
    assert sorted(find()[0]) == ["broken/y.py", "loose.py", "one/a.py", "one/forced", "two/a.py", "two/forced"]


def test_a_folder_that_has_become_a_link(here: Path, tmp_path: Path) -> None:
    run("init", "-q")
    write("folder/a.py", tmp_path / "outside" / "a.py")
    run("add", "-A")
    Path("folder/a.py").unlink()
    Path("folder").rmdir()
    Path("folder").symlink_to("../outside")
    found, coverage = find()
    assert found == []
    assert coverage.skipped["link out of the tree"]


def test_a_file_that_has_become_a_folder(here: Path) -> None:
    run("init", "-q")
    write("a")
    run("add", "-A")
    Path("a").unlink()
    write("a/b")
    assert find()[0] == ["a/b"]


@pytest.mark.parametrize(
    "configuration",
    [
        "grep.patternType=fixed",
        "submodule.recurse=true",
        "color.ui=always",
        "core.quotePath=true",
        "grep.fullName=true",
    ],
)
def test_no_setting_changes_what_is_found(here: Path, configuration: str) -> None:
    run("init", "-q")
    write("a", "sub/ü")
    run("add", "-A")
    run("config", *configuration.split("="))
    assert find()[0] == ["a", "sub/ü"]


def test_variables_of_another_repository(here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("init", "-q")
    write("a")
    run("add", "-A")
    run("init", "-q", str(tmp_path / "other"))
    for name, value in {
        "GIT_DIR": "other/.git",
        "GIT_INDEX_FILE": "other/.git/index",
        "GIT_WORK_TREE": "other",
    }.items():
        monkeypatch.setenv(name, str(tmp_path / value))
    assert find()[0] == ["a"]


def test_nothing_that_the_tree_names_is_run(here: Path, tmp_path: Path) -> None:
    run("init", "-q")
    write("a")
    write(".gitattributes", text="* filter=x diff=x\n")
    run("add", "-A")
    run("commit", "-qm", "1")
    hook = f"touch {tmp_path}/ran; cat"
    for name in (
        "core.fsmonitor",
        "diff.external",
        "diff.x.textconv",
        "diff.x.command",
        "filter.x.clean",
        "filter.x.process",
    ):
        run("config", name, hook)
    run("config", "filter.x.required", "true")
    run("config", "filter.a=b.clean", hook)
    os.utime("a", (1, 1))
    assert find()[0] == ["a"]
    assert find(since="HEAD")[0] in ([], ["a"])
    assert not (tmp_path / "ran").exists()


def test_a_git_that_refuses(here: Path) -> None:
    run("init", "-q")
    write(".gitignore", text="*.log\n")
    write("a", "x.log")
    run("add", "-A")
    Path(".git/index").write_bytes(b"damaged")
    found, coverage = find()
    assert found == ["a"]
    assert "git does not read" in coverage.notes[0]


def test_a_git_without_pcre(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from hintctl.audit.needles import Needles

    real = Needles.git_options
    asked: list[bool] = []

    def options(self: Needles, *, perl: bool) -> list[str]:
        asked.append(perl)
        return ["--unknown-option"] if perl else real(self, perl=perl)

    monkeypatch.setattr(Needles, "git_options", options)
    run("init", "-q")
    write("a")
    write("b", text="clean\n")
    run("add", "-A")
    found, coverage = find()
    assert (found, coverage.scanned, asked) == (["a"], 2, [True, False])


def test_a_bare_repository_is_walked(here: Path) -> None:
    run("init", "-q", "--bare", "bare")
    write("bare/a.py")
    assert find("bare")[0] == ["bare/a.py"]
