"""What was looked at, and what was not."""

from collections import Counter
from dataclasses import dataclass, field

from hintctl.audit.finding import Skipped

_MOST_EXAMPLES = 300


@dataclass(kw_only=True)
class Coverage:
    """Counts files while they are searched.

    `scanned` text files were searched. `skipped` counts, by reason, the files and folders that were not; `examples`
    are the first few hundred of those, without binary files. `unreadable`: something that may hold findings could not
    be examined, so that the audit is not clean. `notes` are sentences for the user.
    """

    scanned: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    examples: list[Skipped] = field(default_factory=list)
    unreadable: bool = False
    notes: list[str] = field(default_factory=list)

    def skip(self, path: str, reason: str, *, unreadable: bool = False) -> None:
        """Counts a file or a folder that is not examined."""
        self.skipped[reason] += 1
        self.unreadable |= unreadable
        if reason != BINARY and len(self.examples) < _MOST_EXAMPLES:
            self.examples.append(Skipped(path=path, reason=reason))


BINARY = "binary"
