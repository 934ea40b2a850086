"""`hintctl emulator serve|seed|reset`."""

import sys
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from hintctl.cli.command import Command
from hintctl.cli.options import JsonOption
from hintctl.errors import UsageError

emulator = typer.Typer(
    help="A local Hint API to try things on, over real HTTP.", rich_markup_mode=None, no_args_is_help=True
)

DatabaseOption = Annotated[
    Path | None, typer.Option("--db", metavar="FILE", help="Where its data lives [default: the data folder].")
]
PatientsOption = Annotated[
    int, typer.Option("--patients", metavar="N", min=0, help="N patients more than the base data.")
]
SeedOption = Annotated[int, typer.Option("--seed", metavar="N", help="Another number makes other patients.")]


class Clearing(StrEnum):
    """What clears integration_record_id."""

    BOTH = "both"
    NULL = "null"
    EMPTY = "empty"
    NEITHER = "neither"


class DuplicateStatus(StrEnum):
    """What answers a duplicate integration_record_id."""

    UNPROCESSABLE = "422"
    CONFLICT = "409"


@emulator.command(cls=Command)
def serve(
    port: Annotated[
        int, typer.Option("--port", metavar="N", min=0, max=65535, help="Where to listen; 0 takes a free port.")
    ] = 8017,
    db: DatabaseOption = None,
    patients: PatientsOption = 0,
    seed: SeedOption = 0,
    as_of: Annotated[
        datetime | None,
        typer.Option("--as-of", metavar="DATE", formats=["%Y-%m-%d"], help="Pretend that it is this day."),
    ] = None,
    rate_limit: Annotated[
        int | None, typer.Option("--rate-limit", metavar="N", min=1, help="Answer 429 beyond N requests a second.")
    ] = None,
    latency: Annotated[
        int, typer.Option("--latency", metavar="MS", min=0, help="Delay each answer, in milliseconds.")
    ] = 0,
    fail: Annotated[
        str | None,
        typer.Option("--fail", metavar="STATUS:SHARE", help="Fail a share of requests, as in 503:0.1."),
    ] = None,
    names_required: Annotated[
        bool, typer.Option("--names-required", help="Refuse patient updates without both names.")
    ] = False,
    clears_with: Annotated[
        Clearing, typer.Option("--clears-with", help="What clears integration_record_id.")
    ] = Clearing.BOTH,
    duplicate_status: Annotated[
        DuplicateStatus, typer.Option("--duplicate-status", help="What answers a duplicate ID.")
    ] = DuplicateStatus.UNPROCESSABLE,
    retry_after: Annotated[bool, typer.Option("--retry-after", help="Send Retry-After with a 429.")] = False,
    no_total_count: Annotated[bool, typer.Option("--no-total-count", help="Send no X-Total-Count.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Show each request on stderr.")] = False,
) -> None:
    """Serve the emulator over HTTP until interrupted.

    The keys are emu-partner-a and emu-partner-b, two partners of one practice, and emu-partner-wide, which is
    refused with 428 as a partner-wide key is.

    \b
    Examples:
      hintctl emulator serve --patients 5000
      hintctl emulator serve --port 0 --fail 503:0.1 --latency 50
    """
    from hintctl.cli.emulator_store import open_store
    from hintctl.crash_log import write_crash_log
    from hintctl.emulator.behaviour import Behaviour
    from hintctl.emulator.seed import seed_patients
    from hintctl.emulator.semantics import Emulator
    from hintctl.emulator.server import PortError
    from hintctl.emulator.server import serve as serve_http
    from hintctl.output.console import emit, tell

    def on_listening(url: str) -> None:
        emit(f"listening on {url}")
        sys.stdout.flush()
        tell(f"EMULATOR. Use it with: HINT_API_URL={url} HINT_API_KEY=emu-partner-a. Stop it with Ctrl-C.")

    def on_defect(defect: BaseException) -> None:
        tell(f"a defect in hintctl: {write_crash_log(defect)}")

    def on_exchange(method: str, path: str, status: int, seconds: float) -> None:
        tell(f"{method} {path} {status} {seconds * 1000:.0f} ms")

    try:
        behaviour = Behaviour(
            as_of=as_of.date() if as_of else None,
            rate_limit=rate_limit,
            retry_after=retry_after,
            latency_ms=latency,
            fail=_parse_fail(fail),
            names_required=names_required,
            clears_with=clears_with.value,
            duplicate_status=422 if duplicate_status is DuplicateStatus.UNPROCESSABLE else 409,
            total_count=not no_total_count,
        )
    except ValueError as error:
        raise UsageError(f"{error}.", hint="See: hintctl emulator serve --help") from None
    from random import Random

    with open_store(db) as store:
        seed_patients(store, patients, seed)
        # Which requests fail is left to the seed too, so that a failing test fails again.
        emulated = Emulator(store, behaviour, random=Random(seed).random)  # noqa: S311 -- repeatable on purpose
        try:
            shown = on_exchange if verbose else None
            serve_http(emulated, port=port, on_listening=on_listening, on_exchange=shown, on_defect=on_defect)
        except PortError as error:
            raise UsageError(
                f"port {port} can't be listened on: {error}.", hint="Choose another with --port, or 0 for any free one."
            ) from None


@emulator.command(cls=Command)
def seed(
    db: DatabaseOption = None, patients: PatientsOption = 0, seed: SeedOption = 0, json: JsonOption = False
) -> None:
    """Add patients to the emulator's data."""
    from hintctl.cli.emulator_store import open_store
    from hintctl.emulator.seed import seed_patients
    from hintctl.output.console import emit, emit_json
    from hintctl.output.text import quantity

    with open_store(db) as store:
        made = seed_patients(store, patients, seed)
    if json:
        emit_json({"seed": seed, "patients": made})
    else:
        emit(f"the emulator has its base data and {quantity(made, 'more patient')} of seed {seed}")


@emulator.command(cls=Command)
def reset(db: DatabaseOption = None) -> None:
    """Take the emulator back to its base data."""
    from hintctl.cli.emulator_store import open_store
    from hintctl.emulator.seed import reset as reset_store
    from hintctl.output.console import emit

    with open_store(db) as store:
        reset_store(store)
    emit("the emulator is back to its base data")


def _parse_fail(text: str | None) -> tuple[int, float] | None:
    """STATUS:SHARE as its two numbers. Raises ValueError."""
    if text is None:
        return None
    status, _, share = text.partition(":")
    try:
        return int(status), float(share)
    except ValueError:
        raise ValueError(f"--fail {text!r} is not STATUS:SHARE, 503:0.1 for example") from None
