"""What a process asks of the system, as strace tells it: for Linux, where strace is installed and may trace."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.running import Ended

PATIENCE = 120  # seconds: strace slows a command down, and a machine may be busy


def trace(command: Sequence[str | Path], *options: str, into: Path, stdin: str = "") -> tuple[Ended, list[str]]:
    """Runs a command with the options of strace; returns how it ended, and its system calls and its children's.

    They are written to `into`. Paths are not resolved, and no text in a call is cut off.
    """
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed, which sees what a process asks of the system")
    process = subprocess.run(
        ["strace", "-f", "-qq", "-s", "4096", *options, "-o", into, *command],
        input=stdin,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},  # what Python writes of its own is no promise of ours
    )
    if process.stderr.startswith("strace: "):
        pytest.skip(f"strace may not trace here ({process.stderr.splitlines()[0]})")
    calls = [line.partition(" ")[2].strip() for line in into.read_text(errors="replace").splitlines()]
    return Ended(code=process.returncode, out=process.stdout, err=process.stderr), calls
