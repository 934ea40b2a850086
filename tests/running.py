"""The types of the fixtures that run commands and servers."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


Hintctl = Callable[..., Ended]
Serve = Callable[..., str]
