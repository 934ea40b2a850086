"""`hintctl auth login|status|logout`."""

import shlex
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from hintctl.cli.command import Command
from hintctl.cli.options import Connection, JsonOption, ProfileOption, api_command
from hintctl.errors import ConfigError, HintctlError, KeyRefusedError, UnavailableError, UsageError

if TYPE_CHECKING:
    from hintctl.api.answers import Practice
    from hintctl.api_key import ApiKey
    from hintctl.cli.session import Session
    from hintctl.config.sources import KeySource
    from hintctl.config.stored_key import Stored
    from hintctl.output.auth import Access

auth = typer.Typer(help="Your key: store it, see whose it is, forget it.", rich_markup_mode=None, no_args_is_help=True)
_LONGEST_INPUT = 65_536  # bytes; a key is far shorter, a file given by mistake may be far longer


@auth.command(cls=Command)
@api_command
def login(
    insecure_storage: Annotated[
        bool, typer.Option("--insecure-storage", help="Keep the key in the config file, not in the keyring.")
    ] = False,
    json: JsonOption = False,
    *,
    connection: Connection,
) -> None:
    """Store the key of a profile. Each practice is a profile of its own.

    The key is the practice access token. It is asked for, and not shown; without a terminal it is read from standard
    input. It is stored if Hint accepts it: in the keyring of the system if hintctl[keyring] is installed, else in the
    config file, which nobody else can read.

    \b
    Examples:
      hintctl auth login
      hintctl auth login --profile sandbox < key.txt
    """
    from hintctl.config.document import check_name
    from hintctl.config.edit import check_own_file
    from hintctl.config.settings import chosen_profile, find_endpoint
    from hintctl.config.stored_key import store_key

    if connection.emulator:
        raise UsageError(
            "the emulator needs no key.", hint="Try it at once: hintctl get patient pat-n32hjf4mmu1s --emulator"
        )
    file, chosen = chosen_profile(connection.profile)
    name = check_name(chosen or "default")
    before = file.profiles.get(name)
    check_own_file(file.path)
    if before and before.api_key_command:
        raise _has_command(name)
    address, _ = find_endpoint(connection.endpoint, before)
    session, key = _ask(name, address, connection)
    practice = _try_key(session)
    # The key belongs where it was accepted, whatever HINT_API_URL will be another time.
    stored = store_key(file.path, name, key, endpoint=address, in_file=insecure_storage)
    _show_login(_access(session, practice, stored.source), name, stored, json=json)


def _has_command(profile: str) -> UsageError:
    return UsageError(
        f"profile {profile} gets its key from api_key_command.",
        hint="Name another with --profile, or take the command away: "
        f'hintctl config set api_key_command "" --profile {shlex.quote(profile)}',
    )


def _show_login(access: "Access", profile: str, stored: "Stored", *, json: bool) -> None:
    import os

    from hintctl.config.settings import chosen_profile
    from hintctl.output.auth import show_login
    from hintctl.output.console import emit_json, tell

    if json:
        emit_json(access.document())
    else:
        show_login(access)
    if stored.left_behind:
        tell(stored.left_behind)
    if os.environ.get("HINT_API_KEY"):
        tell("HINT_API_KEY is set, and goes before the stored key.")
    file, _ = chosen_profile(None)
    if profile != file.choose(None):
        word = shlex.quote(profile)
        tell(f"Use it with --profile {word}, or make it the default: hintctl config set profile {word}")


@auth.command(cls=Command)
@api_command
def status(json: JsonOption = False, *, connection: Connection) -> None:
    """Show whose key is in force, and where it came from.

    Hint is asked whether it accepts the key. The key itself is masked.
    """
    from hintctl.cli.session import connect
    from hintctl.output.auth import show_access
    from hintctl.output.console import emit, emit_json, tell

    with connect(connection) as session:
        practice, failure = None, None
        try:
            practice = session.run(lambda client: client.practice())
        except (KeyRefusedError, UnavailableError) as error:
            failure = error
    access = _access(session, practice, session.key_source)
    if failure:
        show_access(access, tell)  # whose key it was, and where it went, is what helps then
        raise failure
    if json:
        emit_json(access.document())
    else:
        show_access(access, emit)


@auth.command(cls=Command)
def logout(profile: ProfileOption = None, json: JsonOption = False) -> None:
    """Forget the stored key of a profile. Its other settings stay."""
    import os

    from hintctl.config.settings import chosen_profile
    from hintctl.config.stored_key import Forgotten, forget_key
    from hintctl.output.auth import show_logout
    from hintctl.output.console import emit_json, tell

    file, name = chosen_profile(profile)
    known = file.profile(name) if name else None
    forgotten = forget_key(file.path, known) if known else Forgotten(source=None)
    if json:
        emit_json({"profile": name, "forgotten_from": forgotten.source})
    else:
        show_logout(name, forgotten.source.label if forgotten.source else None)
    if forgotten.missing:
        tell(f"The keyring has no entry {forgotten.missing}. Another keyring may still hold it, and the key in it.")
    if known and known.api_key_command:
        tell(f"Profile {name} gets its key from api_key_command, which stays.")
    if os.environ.get("HINT_API_KEY"):
        tell("HINT_API_KEY is set, and stays in force.")


def _ask(name: str, address: str, connection: Connection) -> "tuple[Session, ApiKey]":
    """The key that the user gives, and a session to try it with."""
    from hintctl.api.endpoint import Endpoint
    from hintctl.api.environment import Environment
    from hintctl.cli.session import Session

    endpoint = Endpoint.parse(address)
    key = _read_key(f"Practice access token for profile {name} at {endpoint.address}: ")
    session = Session(
        endpoint=endpoint,
        key=key,
        key_source=None,
        environment=Environment.of(endpoint, key),
        profile=name,
        handler=None,
        connection=connection,
    )
    return session, key


def _read_key(prompt: str) -> "ApiKey":
    """The key that is typed, unseen, or piped in. Raises ConfigError for what can't be one."""
    from hintctl.api_key import ApiKey

    if sys.stdin.isatty():
        return ApiKey(_read_unseen(prompt), source="the terminal")
    data = sys.stdin.buffer.read(_LONGEST_INPUT)
    # Windows programs may put a byte order mark first. What is no UTF-8 is no key, and is refused as such.
    return ApiKey(data.decode("utf-8-sig", "replace"), source="standard input")


def _read_unseen(prompt: str) -> str:
    import warnings
    from getpass import GetPassWarning, getpass

    from hintctl.output.text import clean

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", GetPassWarning)
            return getpass(clean(prompt))
    except GetPassWarning:
        raise ConfigError("this terminal would show the key.", hint="Pipe it in instead.") from None
    except EOFError:
        raise UsageError("no key was given.", hint="Run it again, and paste the key.") from None


def _try_key(session: "Session") -> "Practice":
    try:
        return session.run(lambda client: client.practice())
    except KeyRefusedError as error:
        hint = f"Give the practice access token for {session.endpoint.address}. Nothing was stored."
        raise KeyRefusedError(error.message, said=error.said, hint=hint) from None
    except HintctlError as error:
        raise error.with_advice("Nothing was stored.") from None


def _access(session: "Session", practice: "Practice | None", source: "KeySource | None") -> "Access":
    from hintctl.output.auth import Access

    return Access(
        practice=practice,
        where=session.where,
        environment=session.environment,
        endpoint=session.endpoint,
        profile=session.profile,
        masked_key=session.masked_key,
        key_source=source.value if source else "",
        key_origin=source.label if source else "",
    )
