"""What a TAB offers for a value: names that are known on this machine. No request is made, no program run.

A file that can't be read, or is damaged, offers nothing; the command that needs it says what is wrong with it.
"""

from collections.abc import Iterator

import typer

from hintctl.errors import HintctlError

_SHARED_FIELDS = ("id", "integration_record_id", "created_at", "updated_at")
_PERSON_FIELDS = ("first_name", "last_name", "email", "phone")
_FIELDS = {
    "patient": (
        *_PERSON_FIELDS,
        "dob",
        "membership_status",
        "lead_source",
        "practitioner",
        "external_link_id",
        "import_id",
        "import_source",
        "integration_web_link",
        "integration_error_message",
        "integration_sync_status",
        "integration_last_synced_at",
        "merged_into",
        "archived",
    ),
    "customer-invoice": ("number", "amount_in_cents", "status", "invoice_date", "owner"),
    "practitioner": (*_PERSON_FIELDS, "npi"),
}
"""The fields of each resource that are documented: https://developers.hint.com"""

_RUN = f"{'[0-9]' * 8}-{'[0-9]' * 6}-{'[0-9a-f]' * 4}.db"
_RUNS = 10
_READ_AT_ONCE = 5_000_000  # bytes of journals: 30,000 rows, 10 ms


def resources() -> list[str]:
    """The resources."""
    return list(_FIELDS)


def fields(ctx: typer.Context) -> list[str]:
    """The fields of the resource that the command line names, nothing where it names none yet."""
    from hintctl.api.resources import Resource

    # Typer leaves the arguments as they are where an option before the cursor still lacks its value.
    name = ctx.params.get("resource_name") or next(iter(ctx.args), "")
    try:
        resource = Resource.parse(name)
    except HintctlError:
        return []
    return [*_SHARED_FIELDS, *_FIELDS[resource.value]]


def rules() -> list[tuple[str, str]]:
    """The rules of an audit, and what each finds."""
    from hintctl.audit.rules import RULES

    return [(rule.code, rule.title) for rule in RULES]


def profiles() -> list[str]:
    """The profiles in the config file."""
    from hintctl.config import Paths
    from hintctl.config.document import profile_names

    try:
        return profile_names(Paths.from_environment().config_file)
    except HintctlError:
        return []


def values(ctx: typer.Context) -> list[str]:
    """What the setting may be that the command line names: the default profile is one of those that there are."""
    key = ctx.params.get("key") or next(iter(ctx.args), "")
    return profiles() if key == "profile" else []


def runs() -> Iterator[tuple[str, str]]:
    """The newest runs, the newest first, each with its state and its file; and `last`.

    From the first journal on that would take too long to read, they have no state: it may be what undid an older one.
    """
    from hintctl.config import Paths
    from hintctl.linking.runs import RunState, summarize

    try:
        found = Paths.from_environment().runs.glob(_RUN)
        sizes = {path: path.stat().st_size for path in found if path.is_file()}
    except (HintctlError, OSError):
        return
    if sizes:
        yield "last", "the newest run"
    left, undone = _READ_AT_ONCE, set()
    for path in sorted(sizes, reverse=True)[:_RUNS]:
        left -= sizes[path]
        if left < 0:
            yield path.stem, ""
            continue
        run = summarize(path)
        ended = run.state in (RunState.FINISHED, RunState.INTERRUPTED)
        state = RunState.UNDONE if ended and path.stem in undone else run.state
        if state is RunState.FINISHED and run.facts and run.facts.undoes:
            undone.add(run.facts.undoes)
        yield path.stem, f"{state.value}: {run.facts.title}" if run.facts else state.value
