"""Exit codes, and the exceptions that carry them. Imports nothing of hintctl, so that everything may import it."""

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class ExitCode(IntEnum):
    """How a command ended, for the shell. The numbers are part of the command line's contract."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    KEY_REFUSED = 3
    NOT_FOUND = 4
    CONFLICT = 5
    UNAVAILABLE = 6
    DEFECT = 70
    INTERRUPTED = 130


class HintctlError(Exception):
    """A command failed for a reason its user can understand.

    `message` is a sentence that says what happened; `hint`, a sentence too, says what to do about it. Both are our
    own words. They quote what the user gave (IDs, words typed, paths, the endpoint's host) and names and numbers of the
    API (IDs, statuses, fields), nothing else of a record; journals and reports keep the `message` of a row that failed.
    `said` is what the API said, which may quote a record: it is for the user's eyes only, on a terminal and in no log.
    None of them holds a key.
    """

    exit_code = ExitCode.USAGE

    def __init__(self, message: str, *, hint: str = "", said: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.said = said

    def with_advice(self, advice: str) -> "HintctlError":
        """The same error, with one more sentence of what to do."""
        self.hint = f"{self.hint} {advice}".strip()
        return self

    def explain(self, *, quoted: bool = True) -> str:
        """All of it in one line; what the API said only if `quoted`."""
        stop = "" if self.said.endswith((".", "!", "?")) else "."
        said = f'Hint says: "{self.said}"{stop}' if quoted else "Hint's own words are shown on a terminal only."
        said = said if self.said else ""
        return " ".join(part for part in (self.message, said, self.hint) if part)


def did_you_mean(
    word: str, known: "Iterable[str]", *, said: "Mapping[str, str] | None" = None, nearness: float = 0.6
) -> str:
    """A question with the one known word that is meant, empty where none is near.

    `said` has how to say a known word, where that is another; `nearness` is from 0 to 1. Never for IDs of records:
    those are alike, and the nearest is another patient's.
    """
    from difflib import get_close_matches  # not for a command line that is right

    near = get_close_matches(word, list(known), n=1, cutoff=nearness)
    return f"Did you mean {(said or {}).get(near[0], near[0])}?" if near else ""


class UsageError(HintctlError):
    """The command line, an ID or a file given to it is wrong. Nothing was written."""


class ConfigError(HintctlError):
    """The settings are incomplete or wrong. Nothing was written."""


class RejectedError(HintctlError):
    """Hint understood the request and refused what it asks for (400, 422 …).

    `status` is the HTTP status; `fields` are the names of the fields that Hint found at fault.
    """

    def __init__(self, message: str, *, status: int, fields: frozenset[str] = frozenset(), said: str = "") -> None:
        super().__init__(message, said=said)
        self.status = status
        self.fields = fields


class KeyRefusedError(HintctlError):
    """Hint refused the key (401, 403, 428)."""

    exit_code = ExitCode.KEY_REFUSED


class RecordNotFoundError(HintctlError):
    """No record has the ID."""

    exit_code = ExitCode.NOT_FOUND


class ConflictError(HintctlError):
    """The link would take the place of another."""

    exit_code = ExitCode.CONFLICT


class UnavailableError(HintctlError):
    """The API could not be reached, kept failing, or did not answer as the Hint API does."""

    exit_code = ExitCode.UNAVAILABLE


class InterruptedRunError(HintctlError):
    """The user stopped the command; what it had done is kept."""

    exit_code = ExitCode.INTERRUPTED


class NotSentError(InterruptedRunError):
    """The command was stopped before this request was sent."""


class JournalError(HintctlError):
    """The journal of a run can't be written, so the run went no further. What it says was done, was done."""

    exit_code = ExitCode.UNAVAILABLE


class DamagedJournalError(HintctlError):
    """The journal of an earlier run is not as it was written, so nothing may rest on it. Nothing was written."""


class OtherVersionError(DamagedJournalError):
    """The journal of an earlier run is whole, as far as that can be told, but another version of hintctl wrote it."""


class InUseError(HintctlError):
    """Another process works on the same run or file. Nothing was written."""

    exit_code = ExitCode.CONFLICT


class StoppedRunError(HintctlError):
    """A limit of the user's own ended a run early; what it had done is kept."""

    exit_code = ExitCode.FINDINGS
