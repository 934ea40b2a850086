"""What an audit came to: the one value that every format shows."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from hintctl.audit.baseline import Baseline
from hintctl.audit.finding import Confidence, Finding, Skipped


@dataclass(frozen=True, kw_only=True, order=True)
class UnusedIgnore:
    """A `hintctl: ignore` that hides nothing, in whole or in part, or names a rule that there is not.

    The place is given as in a Finding. `text` is the ignore as it is written, `problem` a sentence with its stop.
    """

    path: str
    line: int
    column: int
    end_column: int
    text: str
    problem: str

    @property
    def message(self) -> str:
        """The ignore and its problem."""
        return f"{self.text}: {self.problem}"


@dataclass(frozen=True, kw_only=True)
class Change:
    """A file whose code was fixed. `data` is all of its new bytes, `diff` the difference as `git diff` shows it."""

    path: str
    data: bytes
    diff: str


@dataclass(frozen=True, kw_only=True)
class Report:
    """The findings of an audit, and what the reader has to know of it beside them.

    `findings` are those to show, in the order of path, line and column. `below` counts, by a rule's code, those that
    are less sure than `min_confidence`. `ignored` and `known` count those that a comment or the baseline hides, `gone`
    the baseline's that are no longer there. `scanned` counts files; `skipped` counts files and folders by the reason,
    `examples` names the first of them. With `unreadable` something could not be read, so the audit is never clean.
    `notes` are sentences about the audit itself, Git not being there for example.
    `fixed` counts the findings that were, or would be, fixed. `baseline` is what is left of the one that the findings
    were compared with.
    """

    findings: tuple[Finding, ...]
    min_confidence: Confidence = Confidence.MEDIUM
    below: Mapping[str, int] = field(default_factory=Counter)
    ignored: int = 0
    unused_ignores: tuple[UnusedIgnore, ...] = ()
    known: int = 0
    gone: int = 0
    scanned: int = 0
    skipped: Mapping[str, int] = field(default_factory=Counter)
    examples: tuple[Skipped, ...] = ()
    unreadable: bool = False
    notes: tuple[str, ...] = ()
    fixed: int = 0
    baseline: Baseline | None = None

    @property
    def clean(self) -> bool:
        """Whether everything was read and nothing found. An unused ignore is only a warning."""
        # So is an audit of no file: with --since, that is right for a change that touches no code.
        return not self.findings and not self.unreadable
