"""Patterns mean what they mean to git: asked of git itself."""

import subprocess
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from hintctl.audit.exclude import Exclude, Patterns
from tests.examples import examples

PATHS = (
    "a", "b", "ab", "abc", "a.py", "b.pyc", ".a", "a/b", "a/b/c", "a/b/a", "x/a", "x/a/b", "x/y/a", "x/y/b.py",
    "x/y/z/a.py", "foo", "foo/bar", "foo/bar/baz", "foofoo", "x/foo", "x/foo/bar", "x/foobar", "build",
    "build/out", "x/build", "x/build/a", "#c", "!c", "a-b", "[ab]", "]", "x/]", "A", "a/B", "-",
)  # fmt: skip
LINES = (
    ["a"],
    ["/a"],
    ["a/"],
    ["a/b"],
    ["/a/b"],
    ["*.py"],
    ["*.py", "!a.py"],
    ["!a.py", "*.py"],
    ["foo*"],
    ["*foo"],
    ["f?o"],
    ["**/a"],
    ["a/**"],
    ["x/**/a"],
    ["x/**"],
    ["**"],
    ["*"],
    ["*", "!*/", "!*.py"],
    ["**foo"],
    ["x/**foo"],
    ["foo**/bar"],
    ["[ab]"],
    ["[!ab]"],
    ["[^ab]"],
    ["[a-c]"],
    ["[]]"],
    ["[!]]"],
    ["[a"],
    ["[[:alpha:]]"],
    ["[[:nonsense:]]"],
    ["[z-a]"],
    ["[a-]"],
    ["\\[ab\\]"],
    ["\\#c"],
    ["\\!c"],
    ["#c"],
    ["a "],
    ["a\\ "],
    ["a\r"],
    [""],
    ["/"],
    ["!"],
    ["a\\"],
    ["x/*/a"],
    ["x/?/a"],
    ["x[/]a"],
    ["x/[!y]"],
    ["*/"],
    ["/*/b"],
    ["x/foo/"],
    ["build/", "!x/build/"],
    ["?"],
    [".*"],
    ["\\a"],
    ["*a*b*"],
    ["**/foo/**"],
    ["**/**/a"],
    ["x/**/**/a"],
    ["***/a"],
    ["x/***"],
)


def by_git(tree: Path, lines: list[str], paths: list[str]) -> set[str]:
    (tree / ".gitignore").write_bytes("".join(f"{line}\n" for line in lines).encode())
    command = ["git", "-C", str(tree), "check-ignore", "-z", "--no-index", "--stdin"]
    asked = b"\0".join(path.encode() for path in paths)
    ended = subprocess.run(command, input=asked, stdout=subprocess.PIPE)
    assert ended.returncode in (0, 1)
    return {item.decode() for item in ended.stdout.split(b"\0") if item}


def by_us(lines: list[str], paths: list[str], folders: set[str]) -> set[str]:
    patterns = Patterns(lines)
    ignored: set[str] = set()
    for path in sorted(paths, key=len):
        parent, _, name = path.rpartition("/")
        if parent in ignored or patterns.decide(path, name, is_folder=path in folders):
            ignored.add(path)
    return ignored


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("ignore")
    subprocess.run(["git", "init", "-q", str(top)], check=True)
    for path in sorted(all_paths()):
        if path in all_folders():
            (top / path).mkdir(parents=True, exist_ok=True)
        else:
            (top / path).write_text("")
    return top


def all_folders() -> set[str]:
    parts = [path.split("/") for path in PATHS]
    return {"/".join(part[:length]) for part in parts for length in range(1, len(part))}


def all_paths() -> list[str]:
    return sorted({*PATHS, *all_folders()})


@pytest.mark.parametrize("lines", LINES, ids=repr)
def test_as_git(tree: Path, lines: list[str]) -> None:
    assert by_us(lines, all_paths(), all_folders()) == by_git(tree, lines, all_paths())


@examples(150, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(alphabet="abxy*?[]!-/.\\ #foz", max_size=8), min_size=1, max_size=4))
def test_any_patterns_as_git(tree: Path, lines: list[str]) -> None:
    assert by_us(lines, all_paths(), all_folders()) == by_git(tree, lines, all_paths())


@pytest.mark.parametrize("pattern", ["*a" * 30 + "b", "**/a" * 20 + "/b", "[a-z]*" * 30 + "/", "a*/" * 30 + "b"])
def test_no_pattern_takes_long(pattern: str) -> None:
    patterns = Patterns([pattern])
    started = time.process_time()
    for path in ("a" * 4000, "a/" * 2000 + "a", "ab" * 2000):
        patterns.decide(path, path.rpartition("/")[2], is_folder=False)
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    ("patterns", "base", "path", "expected"),
    [
        ([], ".", "a.py", False),
        (["*.py"], ".", "a.py", True),
        (["*.py"], ".", "sub/a.py", True),
        (["vendor/"], ".", "vendor/deep/a.py", True),
        (["/vendor/"], ".", "sub/vendor/a.py", False),
        (["here/sub/"], "..", "sub/a.py", True),
        (["/sub/"], "..", "sub/a.py", False),
        (["a.py"], "sub", "sub/a.py", True),
        (["/a.py"], "sub", "sub/a.py", True),
        (["/a.py"], "sub", "a.py", False),
        (["a.py"], "sub", "a.py", True),
        ([".*"], "sub", "a.py", False),
        (["*.snap"], ".", "../other/x.snap", True),
        (["vendor/", "!vendor/mine.py"], ".", "vendor/mine.py", True),
    ],
)
def test_exclude(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, patterns: list[str], base: str, path: str, expected: bool
) -> None:
    here = tmp_path / "here"
    (here / "sub").mkdir(parents=True)
    monkeypatch.chdir(here)
    assert Exclude(patterns, base=here / base).matches(path) is expected
