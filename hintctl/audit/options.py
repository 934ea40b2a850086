"""What an audit is to do."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # loaded after the search has begun
    from hintctl.audit.baseline import Baseline
    from hintctl.audit.finding import Confidence, Safety


@dataclass(frozen=True, kw_only=True)
class Options:
    """What to audit and what for.

    `exclude` are patterns relative to `base`. `jobs` is a number of processes, 0 one for each processor. `stdin` is a
    name and the bytes of code that takes the place of `paths`. `fix` is the least safe kind of fix to apply, if any.
    """

    paths: tuple[Path, ...]
    exclude: tuple[str, ...]
    base: Path
    since: str | None
    jobs: int
    min_confidence: "Confidence"
    baseline: "Baseline | None"
    stdin: tuple[str, bytes] | None
    fix: "Safety | None"
