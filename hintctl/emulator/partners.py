"""Who calls: the emulator's fixed keys, the two ways to send them, and how often each partner may call."""

from __future__ import annotations

import base64
import binascii
import threading
from collections import defaultdict, deque

from hintctl.emulator.messages import ApiError

PARTNER_A = "partner-a"
PARTNER_B = "partner-b"

_PRACTICE_TOKENS = {"emu-partner-a": PARTNER_A, "emu-partner-b": PARTNER_B}
_PARTNER_WIDE_KEY = "emu-partner-wide"
_WINDOW_SECONDS = 1.0


def identify(authorization: str | None) -> str:
    """The partner whose practice access token the Authorization header carries, as Bearer or as Basic user.

    Raises ApiError: 401 for no or an unknown key, 428 for a partner-wide one (HINT-API.md, Facts).
    Assumption: Basic needs the empty password that the documentation shows.
    """
    key = _key(authorization or "")
    if key == _PARTNER_WIDE_KEY:
        raise ApiError(428, "This action requires a Practice")
    if key not in _PRACTICE_TOKENS:
        raise ApiError(
            401,
            "Invalid or missing API key",
            headers=(("WWW-Authenticate", 'Bearer realm="Hint API emulator"'),),
        )
    return _PRACTICE_TOKENS[key]


def _key(authorization: str) -> str | None:
    scheme, _, credentials = authorization.strip().partition(" ")
    match scheme.lower():
        case "bearer":
            return credentials.strip()
        case "basic":
            return _basic_user(credentials.strip())
        case _:
            return None


def _basic_user(credentials: str) -> str | None:
    try:
        user, colon, password = base64.b64decode(credentials, validate=True).decode().partition(":")
    except (binascii.Error, ValueError):
        return None
    return user if colon and not password else None


class RequestWindow:
    """Counts each partner's requests in the second that slides along with the clock.

    Assumption: a request that was refused does not count, so a client that keeps asking is served again.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._lock = threading.Lock()
        self._served: defaultdict[str, deque[float]] = defaultdict(deque)

    def admits(self, partner: str, now: float) -> bool:
        """Whether the request at `now` (monotonic, in seconds) is within the limit; counts it if so."""
        with self._lock:
            served = self._served[partner]
            while served and served[0] <= now - _WINDOW_SECONDS:
                served.popleft()
            if len(served) >= self._limit:
                return False
            served.append(now)
            return True
