"""Code that was fixed: into its file, onto stdout, or as a diff."""

import re
import sys
from pathlib import Path

from hintctl.audit.report import Change
from hintctl.files import replace_bytes
from hintctl.output.console import emit, is_terminal

_HEADER = 2  # lines, of the two names of the file
_STYLES = {"-": "red", "+": "green", "@": "cyan"}
_HALF_A_CHARACTER = re.compile("[\ud800-\udc7f\udd00-\udfff]")  # of UTF-16; the others stand for a byte as it is


def write_change(change: Change) -> None:
    """Puts the fixed code in the place of the file's, whole, or leaves the file as it was."""
    replace_bytes(Path(change.path), change.data)


def show_diff(change: Change) -> None:
    """Shows what would be changed: harmless on a terminal, elsewhere to the byte, so that it can be applied."""
    if is_terminal(sys.stdout):
        for number, line in enumerate(change.diff.split("\n")[:-1]):
            style = "bold" if number < _HEADER else _STYLES.get(line[:1], "")
            emit((line.removesuffix("\r"), style))
    else:
        show_code(_HALF_A_CHARACTER.sub("\ufffd", change.diff).encode("utf-8", "surrogateescape"))


def show_code(code: bytes) -> None:
    """Writes code to stdout as it is."""
    sys.stdout.flush()
    sys.stdout.buffer.write(code)
    sys.stdout.buffer.flush()
