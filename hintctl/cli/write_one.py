"""Runs the write of one record, and says of one that was interrupted how to see what became of it."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING, Any, TypeVar

from hintctl.errors import InterruptedRunError

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from hintctl.api.client import HintClient
    from hintctl.api.resources import Resource
    from hintctl.cli.session import Session

Result = TypeVar("Result")


def write_one(
    session: Session, resource: Resource, write: Callable[[HintClient], Coroutine[Any, Any, Result]]
) -> Result:
    """What `write` returns. Raises InterruptedRunError where Ctrl-C came while it may have been on its way."""
    from hintctl.api.integration_data import WriteCancelled
    from hintctl.output.console import is_terminal, tell

    async def run(client: HintClient) -> Result:
        try:
            return await write(client)
        except WriteCancelled as stopped:
            if is_terminal(sys.stderr):
                tell()  # off the line on which the terminal echoed ^C
            look = shlex.join(["hintctl", "get", resource.value, stopped.hint_id, *session.options])
            raise InterruptedRunError(
                "interrupted. Whether it was written is not known.", hint=f"See: {look}"
            ) from None

    return session.run(run)
