"""A real terminal: what a piece of code writes to a pty of some width."""

import os
import sys
import textwrap
from collections.abc import Callable

import pytest


@pytest.fixture
def terminal() -> Callable[..., str]:
    """Runs a piece of code in a process whose stdout and stderr are a terminal; returns what it wrote."""
    pytest.importorskip("pty", reason="no pseudo-terminals here")
    from tests import pseudo_terminal

    def run(code: str, *, columns: int = 80, **environment: str) -> str:
        # Rich believes COLUMNS more than the terminal.
        unset = ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS")
        inherited = {name: value for name, value in os.environ.items() if name not in unset}
        command = [sys.executable, "-c", textwrap.dedent(code)]
        env = inherited | {"TERM": "xterm-256color"} | environment
        process, ours = pseudo_terminal.start(command, columns=columns, lines=40, env=env)
        written = pseudo_terminal.read_all(ours).decode()
        assert process.wait(timeout=20) == 0, written
        return written

    return run
