"""`hintctl config show|path|set`."""

import shlex
from typing import TYPE_CHECKING, Annotated, assert_never

import typer

from hintctl.cli import candidates
from hintctl.cli.command import Command
from hintctl.cli.options import JsonOption, ProfileOption, Target, api_command
from hintctl.errors import UsageError, did_you_mean

if TYPE_CHECKING:
    from hintctl.config.edit import Document
    from hintctl.config.settings import Settings
    from hintctl.config.sources import KeySource, Source
    from hintctl.output.config import Shown

config = typer.Typer(help="The settings in force, and the config file.", rich_markup_mode=None, no_args_is_help=True)
SETTINGS = ("profile", "endpoint", "api_key_command")


def _settings() -> list[str]:
    return list(SETTINGS)


@config.command(cls=Command)
@api_command
def show(json: JsonOption = False, *, target: Target) -> None:
    """Show each setting in force and where it comes from. Keys are masked."""
    from hintctl.api.endpoint import Endpoint
    from hintctl.config import Paths
    from hintctl.config.settings import load_settings, misdirected
    from hintctl.output.config import settings_document, show_settings
    from hintctl.output.console import emit_json, tell

    settings = load_settings(profile=target.profile, endpoint=target.endpoint, paths=Paths.from_environment())
    Endpoint.parse(settings.endpoint)  # one with a password in it is not to be shown
    shown = _shown(settings)
    profiles = sorted(settings.file.profiles)
    if json:
        emit_json(settings_document(shown, profiles))
    else:
        show_settings(shown, [name for name in profiles if name != settings.profile_name])
    if error := misdirected(settings):
        tell(f"No command will use this key: {error.explain()}")


@config.command(cls=Command)
def path(json: JsonOption = False) -> None:
    """Show where hintctl keeps its files.

    These are the config file, and the folders for state (runs, logs) and for data (the emulator's).
    """
    from hintctl.config import Paths
    from hintctl.output.console import emit_json
    from hintctl.output.fields import show_fields

    paths = Paths.from_environment()
    places = {"config": str(paths.config_file), "state": str(paths.state), "data": str(paths.data)}
    if json:
        emit_json(places)
    else:
        show_fields(places)


@config.command(name="set", cls=Command)
def set_(
    key: Annotated[
        str,
        typer.Argument(
            metavar="KEY", help="endpoint, api_key_command, or profile for the default one.", autocompletion=_settings
        ),
    ],
    value: Annotated[
        str,
        typer.Argument(metavar="VALUE", help="An empty one takes the setting away.", autocompletion=candidates.values),
    ],
    profile: ProfileOption = None,
) -> None:
    """Change a setting in the config file. Its comments and layout stay.

    endpoint and api_key_command are of the profile that is named, or else of the default one. A key is stored with
    auth login.

    \b
    Examples:
      hintctl config set profile sandbox
      hintctl config set api_key_command "pass show hint/clinic" --profile clinic
    """
    _check_setting(key)
    if key != "profile":
        if value:
            _check_value(key, value)
        _change_profile(profile, key, value)
        return
    if profile is not None:
        raise UsageError("the default profile is not a setting of a profile.", hint="Leave --profile out.")
    _change_default(value)


def _change_default(name: str) -> None:
    from hintctl.config import Paths
    from hintctl.config.document import read_config
    from hintctl.config.edit import edit_config
    from hintctl.output.console import tell

    file = read_config(Paths.from_environment().config_file)
    if name:
        file.profile(name)
    edit_config(file.path, lambda document: _set_default(document, name))
    tell(f"The default profile is {name}." if name else "There is no default profile any more.")


def _change_profile(option: str | None, key: str, value: str) -> None:
    from hintctl.config.document import check_name
    from hintctl.config.edit import change_profile, edit_config
    from hintctl.config.settings import DEFAULT_ENDPOINT, chosen_profile
    from hintctl.output.console import tell

    file, chosen = chosen_profile(option)
    name = check_name(chosen or "default")
    before: dict[str, object] = {}

    def change(document: "Document") -> None:
        before.update(document.get("profiles", {}).get(name, {}))
        if key == "endpoint" and ("api_key" in before or "keyring_entry" in before):
            _check_same_host(name, before.get("endpoint"), value)
        change_profile(document, name, **{key: value or None})

    edit_config(file.path, change)
    made = "" if name in file.profiles else f"Profile {name} is new. "
    tell(f"{made}{key} of profile {name} is {'set' if value else 'taken away'}.")
    if key == "api_key_command" and value and ("api_key" in before or "keyring_entry" in before):
        tell(f"Its stored key is no longer used. Forget it with: hintctl auth logout --profile {shlex.quote(name)}")
    if key == "endpoint" and "api_key_command" in before:
        address = value or DEFAULT_ENDPOINT
        tell(f"What its api_key_command prints goes to {address} now: make sure that it is the key for it.")


def _check_same_host(profile: str, before: object, after: str) -> None:
    """Raises UsageError where the profile's stored key would go to another host than the one that it was given for."""
    from hintctl.api.endpoint import Endpoint
    from hintctl.config.settings import DEFAULT_ENDPOINT

    known, wanted = (Endpoint.parse(str(address or DEFAULT_ENDPOINT)) for address in (before, after))
    if known.origin != wanted.origin:
        name, address = shlex.quote(profile), shlex.quote(after or DEFAULT_ENDPOINT)
        raise UsageError(
            f"the key of profile {profile} is for {known.origin}, not for {wanted.origin}.",
            hint=f"Log in again: hintctl auth login --profile {name} --endpoint {address}",
        )


def _check_setting(key: str) -> None:
    from hintctl.config.document import name_setting

    if key in ("api_key", "key", "token", "keyring_entry"):
        raise UsageError(
            "a key is never an argument: the shell's history and other users would see it.",
            hint="Run: hintctl auth login",
        )
    if key not in SETTINGS:
        hint = did_you_mean(key, SETTINGS) or f"There are: {', '.join(SETTINGS)}."
        raise UsageError(f"{name_setting(key)}.", hint=hint)


def _check_value(key: str, value: str) -> None:
    if key == "endpoint":
        from hintctl.api.endpoint import Endpoint

        Endpoint.parse(value)
        return
    from hintctl.config.key import find_program

    if find_program(value) is None:  # and not quoted: it may be a key in the wrong place
        raise UsageError(
            "api_key_command does not begin with a program of this machine.",
            hint="Give the command that prints the key.",
        )


def _set_default(document: "Document", name: str) -> None:
    if name:
        document["profile"] = name
    else:
        document.pop("profile", None)


def _shown(settings: "Settings") -> "list[Shown]":
    import os

    from hintctl.config.sources import KeySource, Source
    from hintctl.output.config import Shown

    home = Source.ENVIRONMENT if os.environ.get("HINTCTL_HOME") else Source.DEFAULT
    name = settings.profile_name
    found: list[tuple[str, str | None, Source | KeySource | None, str, str]] = [
        ("profile", name, settings.profile_source, "--profile", "HINTCTL_PROFILE"),
        ("endpoint", settings.endpoint, settings.endpoint_source, "--endpoint", "HINT_API_URL"),
        ("api_key", _masked(settings), settings.key_source, "", "HINT_API_KEY"),
        ("config_file", str(settings.file.path), home, "", "HINTCTL_HOME"),
    ]
    return [
        Shown(name=setting, value=value, source=source, origin=_origin(source, name, option, variable))
        for setting, value, source, option, variable in found
    ]


def _origin(source: "Source | KeySource | None", profile: str | None, option: str, variable: str) -> str:
    """Where a setting comes from, for people."""
    from hintctl.config.sources import KeySource, Source

    match source:
        case None:
            return ""
        case Source.OPTION:
            return option
        case Source.ENVIRONMENT | KeySource.ENVIRONMENT:
            return variable
        case Source.PROFILE:
            return f"profile {profile}"
        case KeySource():
            return f"{source.label}, profile {profile}"
        case Source.FILE:
            return "config file"
        case Source.DEFAULT:
            return source.value
        case _:
            assert_never(source)


def _masked(settings: "Settings") -> str | None:
    """What may be shown of the key without asking a program or the keyring for it."""
    from hintctl.config.key import find_program, read_key
    from hintctl.config.sources import KeySource

    if settings.key_source is KeySource.COMMAND and settings.profile:
        # Its first word alone, and only if it is a program: what stands there may be a key in the wrong place.
        program = find_program(settings.profile.api_key_command or "")
        return f"what {program} prints" if program else "what a program prints that is not on this machine"
    if settings.key_source is KeySource.KEYRING:
        return "********"
    of_file = settings.key_source is KeySource.FILE and settings.profile
    key = of_file.api_key if of_file else read_key(settings)  # that of a file is refused for another host
    return key.masked() if key else None
