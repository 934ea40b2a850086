"""Breaks each promise on purpose and sees its test fail.

    python tests/promises/mutations.py [-k PART_OF_A_TEST'S_ID] [--jobs N]

A test of a promise says in its docstring, a line each, what makes it fail:

    Mutation: hintctl/files.py: `os.fsync(descriptor)` -> `pass`

The first text stands once in that file. In a copy of the repository the second takes its place, and the test runs
there: one that passes all the same holds hintctl to nothing. Ends with 1 where there is such a test.
"""

import argparse
import ast
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
COPIED = ("hintctl", "tests", "completions", "pyproject.toml", "README.md")
_LINE = re.compile(r"^\s*Mutation: (\S+): `(.+?)` -> `(.*)`$", re.MULTILINE)
_LONGEST = 600.0  # seconds: what was broken may also make a test wait


@dataclass(frozen=True, kw_only=True)
class Mutation:
    """In `file`, below the repository's top, `old` becomes `new`; `test` is to fail then."""

    test: str
    file: str
    old: str
    new: str


def tests() -> Iterator[tuple[str, list[Mutation]]]:
    """Each test of a promise by its ID, with its mutations."""
    for path in sorted(Path(__file__).parent.glob("test_*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
                test = f"{path.relative_to(ROOT).as_posix()}::{node.name}"
                found = _LINE.findall(ast.get_docstring(node) or "")
                yield test, [Mutation(test=test, file=file, old=old, new=new) for file, old, new in found]


def try_out(mutation: Mutation) -> str:
    """Runs the test with the mutation; returns "failed", as it should, "passed", "hung" or "broken"."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in COPIED:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(ROOT / name, copy / name)
        mutated = copy / mutation.file
        text = mutated.read_text(encoding="utf-8")
        if text.count(mutation.old) != 1:
            return "broken"
        mutated.write_text(text.replace(mutation.old, mutation.new), encoding="utf-8")
        environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
        command = [sys.executable, "-m", "pytest", "-x", "--numprocesses=0", "-p", "no:cacheprovider", mutation.test]
        try:
            ended = subprocess.run(command, cwd=copy, env=environment, capture_output=True, timeout=_LONGEST)
        except subprocess.TimeoutExpired:
            return "hung"
    # 1: tests failed. 2 and above: pytest could not run them.
    return {0: "passed", 1: "failed"}.get(ended.returncode, "broken")


def _timed(mutation: Mutation) -> tuple[str, float]:
    started = time.monotonic()
    return try_out(mutation), time.monotonic() - started


def main() -> int:
    parser = argparse.ArgumentParser(description="Breaks each promise on purpose and sees its test fail.")
    parser.add_argument("-k", default="", metavar="PART", help="only the tests whose ID holds this")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    mutations = [each for test, found in tests() if options.k in test for each in found]
    wrong = 0
    with ThreadPoolExecutor(options.jobs) as pool:
        for mutation, (end, seconds) in zip(mutations, pool.map(_timed, mutations), strict=True):
            wrong += end != "failed"
            print(f"{end:7} {seconds:6.1f} s  {mutation.test}\n{'':18}{mutation.file}: {mutation.old!r}", flush=True)
    print(f"{len(mutations)} mutations, {len(mutations) - wrong} noticed")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
