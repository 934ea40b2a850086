"""What it takes to bring one request to the API and its answer back, whatever the way."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from hintctl import __version__
from hintctl.api_key import ApiKey


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came back: the status, the headers (names in lower case) and the whole body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class TransportFailure(Exception):  # noqa: N818 -- not an end but a reason to try again
    """The exchange broke off. The request may or may not have been carried out. The text says how it broke.

    `reason` is the kind that it is counted as, "connection" or "timeout": beside statuses and unreadable answers, see
    `HintClient.retries`.
    """

    def __init__(self, text: str, *, reason: str = "connection") -> None:
        super().__init__(text)
        self.reason = reason


class Unreachable(TransportFailure):
    """No connection came about, so the request was not carried out. The text is a sentence, without its stop."""


def request_headers(key: ApiKey, *, body: bytes | None) -> dict[str, str]:
    """The headers of a request whatever its way, names in lower case. They hold the key: not to be kept."""
    headers = {
        "user-agent": f"hintctl/{__version__}",
        "accept": "application/json",
        "authorization": f"Bearer {key.reveal()}",
    }
    return headers if body is None else headers | {"content-type": "application/json"}


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
