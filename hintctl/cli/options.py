"""The options that several commands share."""

import functools
import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass, is_dataclass
from itertools import chain
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from hintctl.cli import candidates
from hintctl.errors import UsageError

Result = TypeVar("Result")
_SLOWEST, _FASTEST = 0.01, 10_000  # requests a second; a mistake, beyond these


def _check_rate(rate: float | None) -> float | None:
    if rate is not None and not _SLOWEST <= rate <= _FASTEST:
        raise UsageError(
            f"--rate {rate:g} is out of range.", hint=f"Give requests a second, from {_SLOWEST:g} to {_FASTEST}."
        )
    return rate


def _check_concurrency(concurrency: int | None) -> int | None:
    if concurrency is not None and concurrency < 1:
        raise UsageError(f"--concurrency {concurrency} is out of range.", hint="Give a number from 1.")
    return concurrency


def parse_duration(text: str) -> float:
    """Seconds, from `90s`, `30m`, `1h30m` or `90d`. Raises UsageError."""
    match = re.fullmatch(r"(?:([0-9]{1,5})d)?(?:([0-9]{1,6})h)?(?:([0-9]{1,6})m)?(?:([0-9]{1,6})s)?", text)
    if not text or match is None:
        raise UsageError(f"{text!r} is not a length of time.", hint="Write 90s, 30m, 2h or 30d.")
    units = (86_400, 3_600, 60, 1)
    return float(sum(int(number or 0) * unit for number, unit in zip(match.groups(), units, strict=True)))


def _check_web_link(text: str) -> str:
    from hintctl.linking.web_link import WebLinkTemplate

    return WebLinkTemplate.parse(text).text


def _parse_failures(text: str) -> object:
    from hintctl.linking.failure_limit import FailureLimit

    return FailureLimit.parse(text)


ResourceArgument = Annotated[
    str,
    typer.Argument(
        metavar="RESOURCE",
        help="patient, customer-invoice or practitioner.",
        show_default=False,
        autocompletion=candidates.resources,
    ),
]
IdArgument = Annotated[str, typer.Argument(metavar="ID", help="A Hint ID or your own ID.", show_default=False)]
JsonOption = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Show what would be done, write nothing.")]
ReplaceOption = Annotated[bool, typer.Option("--replace", help="Overwrite a link to another ID of yours.")]
ForceOption = Annotated[
    bool, typer.Option("--force", help="Allow IDs of yours that look like Hint IDs or contain / \\ ? # %.")
]

RateOption = Annotated[
    float | None,
    typer.Option("--rate", metavar="N", help="Requests a second at most [default: 20].", callback=_check_rate),
]
ConcurrencyOption = Annotated[
    int | None,
    typer.Option(
        "--concurrency",
        metavar="N",
        help="Requests in flight at most [default: by rate].",
        callback=_check_concurrency,
    ),
]
CsvArgument = Annotated[str, typer.Argument(metavar="FILE", help="A CSV file; - is stdin.", show_default=False)]
HintIdColOption = Annotated[
    str | None, typer.Option("--hint-id-col", metavar="COLUMN", help="Column of the Hint IDs: name or number.")
]
YourIdColOption = Annotated[
    str | None, typer.Option("--your-id-col", metavar="COLUMN", help="Column of your IDs: name or number.")
]
EncodingOption = Annotated[
    str | None, typer.Option("--encoding", metavar="NAME", help="Encoding [default: UTF-8; UTF-16 with a BOM].")
]
WebLinkOption = Annotated[
    str | None,
    typer.Option(
        "--web-link",
        metavar="TEMPLATE",
        help="Set a patient's integration_web_link too; {integration_record_id} and {hint_id} are filled in.",
        parser=_check_web_link,
        show_default=False,
    ),
]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help="Don't ask before writing.")]
SkipInvalidOption = Annotated[bool, typer.Option("--skip-invalid", help="Leave invalid rows out.")]


ProfileOption = Annotated[
    str | None,
    typer.Option(
        "--profile",
        metavar="NAME",
        help="Profile in the config file [env: HINTCTL_PROFILE].",
        autocompletion=candidates.profiles,
    ),
]


@dataclass(frozen=True, kw_only=True)
class Target:
    """Which practice the command line names. Each field is an option."""

    profile: ProfileOption = None
    endpoint: Annotated[
        str | None, typer.Option("--endpoint", metavar="URL", help="Address of the API [env: HINT_API_URL].")
    ] = None


@dataclass(frozen=True, kw_only=True)
class Connection(Target):
    """What the command line says of the API to use. Each field is an option of every API command."""

    emulator: Annotated[bool, typer.Option("--emulator", help="Use the embedded emulator: no server, no key.")] = False
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Show each request on stderr.")] = False


@dataclass(frozen=True, kw_only=True)
class RunOptions:
    """How a run is to be carried out. Each field is an option of every command that writes many records.

    `rate` is in requests a second, `max_duration` in seconds; `max_failures` is a FailureLimit.
    """

    dry_run: DryRunOption = False
    report: Annotated[
        Path | None, typer.Option("--report", metavar="FILE", help="Write a CSV with every row's outcome.")
    ] = None
    rate: RateOption = None
    concurrency: ConcurrencyOption = None
    max_failures: Annotated[
        Any,
        typer.Option(
            "--max-failures",
            metavar="N|N%",
            help="Stop when more rows than this fail, conflict or are not found.",
            parser=_parse_failures,
            show_default=False,
        ),
    ] = None
    max_duration: Annotated[
        float | None,
        typer.Option(
            "--max-duration",
            metavar="TIME",
            help="Stop after this time, 90s, 30m or 2h for example.",
            parser=parse_duration,
            show_default=False,
        ),
    ] = None
    json: JsonOption = False

    def as_arguments(self) -> list[str]:
        """The options that a command which goes on with the run needs too; a limit of time is over by then."""
        given = [
            ("--rate", self.rate and f"{self.rate:g}"),
            ("--concurrency", self.concurrency),
            ("--max-failures", self.max_failures and self.max_failures.text),
            ("--report", self.report),
        ]
        arguments = [word for name, value in given if value for word in (name, str(value))]
        return [*arguments, "--json"] if self.json else arguments


def api_command(command: Callable[..., Result]) -> Callable[..., Result]:
    """Gives a command the options of each group, Connection for example, that it takes as one parameter.

    Typer reads a command's options from its signature, so the signature is what gets the fields of the groups.
    """
    signature = inspect.signature(command)
    groups: dict[str, Callable[..., object]] = {
        name: parameter.annotation
        for name, parameter in signature.parameters.items()
        if is_dataclass(parameter.annotation) and isinstance(parameter.annotation, type)
    }
    own = [parameter for name, parameter in signature.parameters.items() if name not in groups]
    fields = {name: list(inspect.signature(group).parameters.values()) for name, group in groups.items()}

    @functools.wraps(command)
    def with_groups(**options: object) -> Result:
        grouped = {
            name: group(**{field.name: options.pop(field.name) for field in fields[name]})
            for name, group in groups.items()
        }
        return command(**grouped, **options)

    parameters = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in chain(own, *fields.values())]
    with_groups.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]  # for inspect
    with_groups.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return with_groups
