"""Breaks each promise on purpose and sees its test fail.

    python tests/promises/mutations.py [-k PART_OF_A_TEST'S_ID] [--jobs N]

A test of a promise says in its docstring, a line each, what makes it fail:

    Mutation: hintctl/files.py: `os.fsync(descriptor)` -> `pass`

The first text stands once in that file. In a copy of the repository the second takes its place, and the test runs
there: one that passes all the same holds hintctl to nothing. So would one that fails anyhow: each test runs as it is
first. Why it failed is shown, as the reason should be the promise. Ends with 1 where a mutation went unnoticed.

Tests of other things may say so too, and are tried with these.
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
from collections.abc import Iterator, Sequence
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
    """Each test function by its ID, with its mutations."""
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
                test = f"{path.relative_to(ROOT).as_posix()}::{node.name}"
                found = _LINE.findall(ast.get_docstring(node) or "")
                yield test, [Mutation(test=test, file=file, old=old, new=new) for file, old, new in found]


def run(test: str, mutation: Mutation | None = None) -> tuple[str, str]:
    """Runs a test in a copy, with a mutation or as it is.

    Returns how it ended ("passed", "failed", "hung", or "broken" where it could not run), and why.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in COPIED:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(ROOT / name, copy / name)
        if mutation:
            mutated = copy / mutation.file
            text = mutated.read_text(encoding="utf-8")
            if text.count(mutation.old) != 1:
                return "broken", "the text does not stand there once"
            mutated.write_text(text.replace(mutation.old, mutation.new), encoding="utf-8")
        environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
        command = [sys.executable, "-m", "pytest", "-x", "--numprocesses=0", "-p", "no:cacheprovider", test]
        try:
            ended = subprocess.run(
                command, cwd=copy, env=environment, capture_output=True, text=True, errors="replace", timeout=_LONGEST
            )
        except subprocess.TimeoutExpired:
            return "hung", ""
    # 1: tests failed. 2 and above: pytest could not run them.
    end = {0: "passed", 1: "failed"}.get(ended.returncode, "broken")
    return end, next((line.strip() for line in ended.stdout.splitlines() if line.startswith("E  ")), "")


def try_out(test: str, mutations: Sequence[Mutation]) -> tuple[int, str]:
    """Runs a test as it is, and with each of its mutations. How many went unnoticed, and what to tell of it."""
    lines, unnoticed = [test], 0
    end, why = run(test)
    if end != "passed":
        return len(mutations), f"{test}\n  {end:8} as it is: {why}"
    for mutation in mutations:
        started = time.monotonic()
        end, why = run(test, mutation)
        unnoticed += end != "failed"
        lines.append(f"  {end:8} {mutation.file}: {mutation.old!r} ({time.monotonic() - started:.1f} s)")
        lines.append(f"           {why[:150]}")
    return unnoticed, "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description="Breaks each promise on purpose and sees its test fail.")
    parser.add_argument("-k", default="", metavar="PART", help="only the tests whose ID holds this")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    chosen = [(test, found) for test, found in tests() if found and options.k in test]
    unnoticed = 0
    with ThreadPoolExecutor(options.jobs) as pool:
        for count, told in pool.map(lambda each: try_out(*each), chosen):
            unnoticed += count
            print(told, flush=True)
    mutations = sum(len(found) for _, found in chosen)
    print(f"{mutations} mutations of {len(chosen)} tests: {mutations - unnoticed} noticed")
    return int(unnoticed > 0)


if __name__ == "__main__":
    sys.exit(main())
