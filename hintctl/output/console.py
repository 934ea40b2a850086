"""Where text goes: results to stdout, everything else to stderr."""

import json
import sys
from contextlib import suppress
from typing import Any, TextIO

from hintctl.output.text import clean


def emit(line: str = "") -> None:
    """Writes one line of a result."""
    print(clean(line))


def emit_json(document: Any) -> None:
    """Writes a result as one JSON document, in ASCII: nothing in it can steer a terminal or break on a code page."""
    print(json.dumps(document, indent=2))


def tell(line: str = "") -> None:
    """Writes one line that is not a result. With stderr gone nobody reads it, which is no reason to stop."""
    with suppress(OSError):
        print(clean(line), file=sys.stderr, flush=True)


def is_terminal(stream: TextIO) -> bool:
    """Whether somebody looks at the stream."""
    return stream.isatty()
