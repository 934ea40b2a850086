"""Workflow commands of GitHub Actions, for the log of a job.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions. The runner reads them on stdout and on
stderr alike; hintctl writes them to stderr, so that a result stays what it is.
"""

import os
import re

# The runner passes by blanks before the first, and reads the second, an older one, anywhere in a line.
_COMMAND = re.compile(r"^\s*:(?=:)|#(?=#\[)")


def in_github_actions() -> bool:
    """Whether this process runs in a job of GitHub Actions."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def disarm(line: str) -> str:
    """The line with each beginning of a command in it shown as an escape: somebody else's text gives no commands."""
    return _COMMAND.sub(lambda match: f"{match[0][:-1]}\\x{ord(match[0][-1]):02x}", line)


def annotation(level: str, message: str) -> str:
    """A line that the job's page shows by itself. `level` is `error`, `warning` or `notice`."""
    return f"::{level} title=hintctl::{_data(message)}"


def group_begin(title: str) -> str:
    """A line below which the log is folded away under `title`, to the next `group_end`."""
    return f"::group::{_data(title)}"


def group_end() -> str:
    """The line that ends what is folded away."""
    return "::endgroup::"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
