"""The log of a defect: where it happened and what kind it was, never what the data was."""

import os
import sys
import traceback
from datetime import UTC, datetime

from hintctl import __version__
from hintctl.errors import HintctlError


def write_crash_log(error: BaseException) -> str:
    """Writes the log and returns a line for the user that names the defect and the file.

    Exception messages are left out on purpose: a `KeyError` or a `ValueError` quotes the value it met, which
    may be a patient's name or a key.
    """
    from hintctl.config import Paths
    from hintctl.files import create_private, make_private_folder

    kind = type(error).__name__
    now = datetime.now(UTC)
    try:
        folder = Paths.from_environment().state / "logs"
        make_private_folder(folder)
        path = folder / f"crash-{now:%Y%m%d-%H%M%S-%f}.log"
        with os.fdopen(create_private(path), "w", encoding="utf-8") as log:
            log.write(f"hintctl {__version__}, Python {sys.version.split()[0]}, {sys.platform}, {now.isoformat()}\n")
            log.writelines(_places(error))
    except (OSError, HintctlError) as failure:
        return f"{kind}. Its log could not be written ({failure})."
    return f"{kind}. Please report it with the log, which holds no keys and no records: {path}"


def _places(error: BaseException) -> list[str]:
    """The chain of exceptions, each as its type and its frames."""
    lines: list[str] = []
    current: BaseException | None = error
    while current is not None:
        lines.append(f"{type(current).__module__}.{type(current).__qualname__}\n")
        lines += traceback.format_tb(current.__traceback__)
        current = current.__cause__ or current.__context__
    return lines
