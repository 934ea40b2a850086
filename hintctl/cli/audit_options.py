"""The options of `hintctl audit`, and which of them go together."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hintctl.cli.options import JsonOption
from hintctl.cli.outputs import check_outputs
from hintctl.errors import UsageError

if TYPE_CHECKING:
    from hintctl.audit.baseline import Baseline
    from hintctl.audit.settings import Settings

STDIN = Path("-")


class Format(StrEnum):
    """What `--format` takes."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"


class Level(StrEnum):
    """What `--min-confidence` takes."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


def _check_jobs(jobs: int | None) -> int | None:
    if jobs is not None and jobs < 1:
        raise UsageError(f"--jobs {jobs} is out of range.", hint="Give a number from 1.")
    return jobs


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Which code is examined, and which findings count."""

    exclude: Annotated[
        list[str] | None,
        typer.Option("--exclude", metavar="PATTERN", help="Leave files out, as .gitignore would; may be repeated."),
    ] = None
    since: Annotated[
        str | None, typer.Option("--since", metavar="REV", help="Only files that differ from this Git revision.")
    ] = None
    min_confidence: Annotated[
        Level | None,
        typer.Option("--min-confidence", help="Leave out less sure findings [default: medium].", show_default=False),
    ] = None
    baseline: Annotated[
        Path | None, typer.Option("--baseline", metavar="FILE", help="Leave out the findings in this file.")
    ] = None
    write_baseline: Annotated[
        Path | None,
        typer.Option(
            "--write-baseline",
            metavar="FILE",
            help="Write the findings to this file, exit 0; if it is there, only drop what is gone.",
        ),
    ] = None
    stdin_filename: Annotated[
        str | None, typer.Option("--stdin-filename", metavar="NAME", help="What to call the code that - reads.")
    ] = None
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", metavar="N", help="Processes to use [default: by processors].", callback=_check_jobs),
    ] = None


@dataclass(frozen=True, kw_only=True)
class Fixing:
    """What is done about the findings."""

    fix: Annotated[bool, typer.Option("--fix", help="Apply the safe fixes.")] = False
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="Apply those too that need a look afterwards.")
    ] = False
    diff: Annotated[
        bool,
        typer.Option("--diff", help="Change nothing; show what --fix would change, or --unsafe-fixes if given."),
    ] = False

    @property
    def any(self) -> bool:
        """Whether anything is fixed, or would be."""
        return self.fix or self.unsafe_fixes or self.diff


@dataclass(frozen=True, kw_only=True)
class Showing:
    """How the result is shown."""

    format_: Annotated[
        Format | None, typer.Option("--format", help="Format of the result [default: text].", show_default=False)
    ] = None
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file, not to stdout.")
    ] = None
    json: JsonOption = False
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 even with findings.")] = False
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Say why each finding is one, and what was skipped.")
    ] = False

    @property
    def format_name(self) -> str:
        """The format in force."""
        return "json" if self.json else (self.format_ or Format.TEXT).value


def check_alone(choice: Choice, fixing: Fixing, showing: Showing) -> None:
    """Raises UsageError for options that an explanation has no use for, and that promise something else."""
    _refuse(
        {
            **_formatted(showing),
            "--fix": fixing.fix,
            "--unsafe-fixes": fixing.unsafe_fixes,
            "--diff": fixing.diff,
            "--write-baseline": choice.write_baseline,
        },
        "--explain",
        "Explain the rule by itself: it is words for people.",
    )


def check(paths: Sequence[Path], choice: Choice, fixing: Fixing, showing: Showing) -> None:
    """Raises UsageError for options that contradict each other, and for files that can't be written."""
    stdin = STDIN in paths
    formatted = _formatted(showing)
    if showing.json and showing.format_ not in (None, Format.JSON):
        raise UsageError("--json and --format exclude each other.", hint="Use one of them.")
    if fixing.diff:
        _refuse(formatted, "--diff", "A diff is a format of its own; send it to a file with >.")
    if choice.write_baseline:
        _refuse({"--fix": fixing.fix, "--unsafe-fixes": fixing.unsafe_fixes, "--diff": fixing.diff}, "--write-baseline",
                "Fix first, then write the baseline.")  # fmt: skip
        _refuse({"--since": choice.since, "-": stdin}, "--write-baseline", "A baseline is of whole files and folders.")
    if stdin:
        _refuse({"another PATH": len(paths) > 1, "--since": choice.since}, "-", "Leave it out.")
        if fixing.any and not showing.output:
            _refuse(formatted, "- with --fix", "stdout takes the fixed code; name a file with --output.")
    elif choice.stdin_filename:
        raise UsageError("--stdin-filename is for code from stdin.", hint="Give - as the PATH.")
    check_outputs(None, showing.output, choice.write_baseline)


def excluded(choice: Choice, showing: Showing, settings: "Settings") -> tuple[str, ...]:
    """All patterns, relative to the settings' folder. What hintctl itself writes is left out: it names the fields."""
    files = (showing.output, choice.write_baseline, choice.baseline, settings.baseline)
    own = (settings.pattern_of(file) for file in files if file)
    patterns = settings.with_excluded(tuple(choice.exclude or ()), here=Path.cwd())
    return (*patterns, *(pattern for pattern in own if pattern))


def known_findings(choice: Choice, settings: "Settings") -> "Baseline | None":
    """The baseline to compare with. One that is to be written is compared with itself, if it is there already."""
    from hintctl.audit.baseline import Baseline

    file = choice.baseline or settings.baseline
    if choice.write_baseline and not choice.baseline and not (file and file.exists()):
        file = choice.write_baseline if choice.write_baseline.exists() else None
    return Baseline.read(file) if file else None


def read_stdin(choice: Choice) -> tuple[str, bytes]:
    """The name and the bytes of the code on stdin."""
    return choice.stdin_filename or str(STDIN), sys.stdin.buffer.read()


def _formatted(showing: Showing) -> dict[str, object]:
    return {"--format": showing.format_, "--json": showing.json, "--output": showing.output}


def _refuse(options: Mapping[str, object], other: str, hint: str) -> None:
    for name, value in options.items():
        if value:
            raise UsageError(f"{name} does not go with {other}.", hint=hint)
