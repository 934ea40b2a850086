"""Gets the key that the settings point to."""

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import assert_never

from hintctl.api_key import ApiKey
from hintctl.config.document import Profile
from hintctl.config.settings import Settings, misdirected
from hintctl.config.sources import KeySource
from hintctl.errors import ConfigError

_LONGEST_OUTPUT = 65_536  # bytes; a key is far shorter, what a wrong program prints may never end


def read_key(settings: Settings) -> ApiKey | None:
    """The key in force, None where none is configured.

    It may run a program or open the keyring, which may ask the user something. Raises ConfigError where it can't be
    had: it is for another host, the program fails, the keyring is locked, others may read the file.
    """
    if error := misdirected(settings):
        raise error
    profile = settings.profile
    match settings.key_source:
        case None | KeySource.EMULATOR:
            return None
        case KeySource.ENVIRONMENT:
            return ApiKey(os.environ["HINT_API_KEY"], source="HINT_API_KEY")
        case _ if profile is None:
            return None  # the others are a profile's
        case KeySource.COMMAND:
            return ApiKey(_run_command(profile), source=f"api_key_command of profile {profile.name}")
        case KeySource.KEYRING:
            return _read_keyring(profile)
        case KeySource.FILE:
            _check_private(settings.file.path)
            return profile.api_key
        case _:
            assert_never(settings.key_source)


def find_program(command: str | list[str]) -> str | None:
    """The first word of an api_key_command where that is a program on this machine, else None."""
    from shutil import which

    try:
        words = shlex.split(command, posix=sys.platform != "win32") if isinstance(command, str) else command
    except ValueError:  # a quote is open
        return None
    program = words[0].strip('"') if words else ""
    return program if which(program) else None


def _run_command(profile: Profile) -> str:
    """What the profile's program prints. It may ask its user something, so it keeps the terminal."""
    where = f"api_key_command of profile {profile.name}"
    try:
        command = profile.api_key_command or ""
        # Windows takes a command as one text, and a backslash in it is no escape.
        words = shlex.split(command) if isinstance(command, str) and sys.platform != "win32" else command
        output = _read_output(words)
    except (OSError, ValueError, IndexError) as error:
        # Not the system's text, which quotes the command: it may be a key in the wrong place.
        reason = error.strerror if isinstance(error, OSError) else "it is not a valid command"
        raise ConfigError(f"{where} can't be run: {reason}.", hint="Check the command.") from None
    except subprocess.CalledProcessError as error:
        raise ConfigError(f"{where} failed with exit code {error.returncode}.", hint="Run it to see why.") from None
    if len(output) > _LONGEST_OUTPUT:
        raise ConfigError(f"{where} prints more than 64 KiB, which no key is.", hint="Run it to see what it prints.")
    # Windows programs may put a byte order mark first. What is no UTF-8 is no key, and is refused as such.
    return output.decode("utf-8-sig", "replace")


def _read_output(words: str | list[str]) -> bytes:
    """What the program prints. One that prints more than a key may have is ended as soon as it does."""
    with subprocess.Popen(words, stdout=subprocess.PIPE) as process:  # noqa: S603 -- the user's own program
        try:
            output = process.stdout.read(_LONGEST_OUTPUT + 1) if process.stdout else b""
            if len(output) > _LONGEST_OUTPUT:
                process.kill()
                return output
            code = process.wait()
        except BaseException:
            process.kill()
            raise
    if code:
        raise subprocess.CalledProcessError(code, process.args)
    return output


def _read_keyring(profile: Profile) -> ApiKey:
    from hintctl.config.keyring import read_entry

    text = read_entry(profile.keyring_entry or "")
    if text is None:
        raise ConfigError(
            f"the keyring has no key of profile {profile.name}.",
            hint=f"Store it again: hintctl auth login --profile {shlex.quote(profile.name)}",
        )
    return ApiKey(text, source=f"the keyring for profile {profile.name}")


def _check_private(file: Path) -> None:
    """Raises ConfigError for a file with a key in it that others may read, as ssh does for its keys."""
    if sys.platform != "win32" and file.stat().st_mode & 0o077:
        raise ConfigError(
            f"{file} holds a key and others may read it.", hint=f"Run: chmod 600 {shlex.quote(str(file))}"
        )
