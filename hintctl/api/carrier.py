"""What it takes to bring one request to the API and its answer back, whatever the way."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came back: the status, the headers (names in lower case) and the whole body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class TransportFailure(Exception):  # noqa: N818 -- not an end but a reason to try again
    """The exchange broke off. The request may or may not have been carried out. The text says how it broke.

    `reason` says it in one word, for counts: "connection" or "timeout".
    """

    def __init__(self, text: str, *, reason: str = "connection") -> None:
        super().__init__(text)
        self.reason = reason


class Carrier(Protocol):
    """A way to one API with one key."""

    async def exchange(
        self, method: str, path: str, *, query: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> Answer:
        """Sends one request and reads its whole answer. `path` is relative to the endpoint and already encoded.

        Raises TransportFailure; where trying again is pointless, UnavailableError or ConfigError.
        """
        ...

    async def close(self) -> None:
        """Gives back what the way needed."""
        ...
