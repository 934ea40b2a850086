"""Ctrl-C during a run."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

from hintctl.errors import InterruptedRunError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from hintctl.linking.apply import LinkWriter
    from hintctl.output.progress import Progress


@contextmanager
def interruptible(writer: LinkWriter, display: Progress) -> Iterator[None]:
    """The first Ctrl-C lets the requests in flight finish; the second is Python's own, and stops at once."""
    import asyncio

    loop = asyncio.get_running_loop()
    previous = signal.getsignal(signal.SIGINT)
    if previous is signal.SIG_IGN:  # as for a job that a script started in the background
        yield
        return

    def drain(_signal: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, previous)
        writer.stop(InterruptedRunError("interrupted."))
        # Not said here: a signal may come in the middle of a line that is being written.
        loop.call_soon_threadsafe(
            display.say, "Interrupted: waiting for the requests in flight. Ctrl-C again stops at once."
        )

    signal.signal(signal.SIGINT, drain)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, previous)
