"""Searches a tree as an audit does, in a process of its own, and measures what that takes."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.promises.figures import count

SECONDS = 60  # for what takes less than one on a quiet machine, and a line of a gigabyte five
ROOT = str(Path(__file__).parents[2])
# Prints the files with names, counts and this process's peak memory.
PROGRAM = """
import json, resource, sys
import hintctl.audit.git
from pathlib import Path
from hintctl.audit.coverage import Coverage
from hintctl.audit.exclude import Exclude
from hintctl.audit.needles import Found
from hintctl.audit.search import search
hintctl.audit.git.PATIENCE = 0.5
hintctl.audit.git._PIPE_SIZE = 1 << 16  # so that memory which grows with the tree stands out
coverage = Coverage()
hits = search([Path()], exclude=Exclude(), since=None, jobs=2, coverage=coverage)
found = [hit.path for hit in hits if Found.NAMES in hit.found]
unit = 1 if sys.platform == "darwin" else 1024
peak, children = (resource.getrusage(who).ru_maxrss * unit for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
if Path("/proc/self/status").exists():  # Linux counts in what the process was before it became Python
    peak = int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]) * 1024
said = {"scanned": coverage.scanned, "skipped": dict(coverage.skipped), "unreadable": coverage.unreadable}
print(json.dumps({"found": found, **said, "notes": coverage.notes, "peak": peak, "children": children}))
"""


@dataclass(frozen=True, kw_only=True)
class Searched:
    """The files with names in them, what was counted, and the most bytes of memory: of the process, of its own."""

    found: list[str]
    scanned: int
    skipped: dict[str, int]
    unreadable: bool
    notes: list[str]
    peak: int
    children: int


def make_tree(top: Path, *, checkout: bool) -> Path:
    """Two files with names in them, tracked by git or not."""
    top.mkdir()
    for name in ("legacy.py", "was_file"):
        (top / name).write_text("import_id\n")
    for command in (["init", "-q"], ["add", "-A"]) if checkout else ():
        subprocess.run(["git", *command], cwd=top, check=True, timeout=SECONDS)
    return top


def search(tree: Path, *before: str) -> Searched:
    """Searches the tree; `before` is a program that is to run the search."""
    ended = subprocess.run(
        [*before, sys.executable, "-c", PROGRAM],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": ROOT},
        stdout=subprocess.PIPE,
        timeout=SECONDS,
        check=True,
    )
    searched = Searched(**json.loads(ended.stdout))
    count("trees searched")
    count("files skipped with their reason", sum(searched.skipped.values()))
    return searched


def audit(tree: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """The whole command, in the tree."""
    command = [sys.executable, "-m", "hintctl", "audit", "--min-confidence", "low", *options]
    environment = {**os.environ, "PYTHONPATH": ROOT}
    ended = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, timeout=SECONDS)
    count("trees audited")
    return ended
