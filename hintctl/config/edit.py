"""Changes the config file: only what is to change, and whole or not at all."""

import time
from collections.abc import Callable, Iterator, MutableMapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from hintctl.config.document import parse_config, read_text
from hintctl.errors import ConfigError, InUseError
from hintctl.files import make_private_folder, replace_private
from hintctl.linking.lock import LockHeldError, hold

Document = MutableMapping[str, Any]
_PATIENCE = 5.0  # seconds; a change takes a few hundredths of one
_BETWEEN_TRIES = 0.01  # seconds


def check_own_file(path: Path) -> None:
    """Raises ConfigError for a config file that is a link: what it leads to may be a repository, no place for a key."""
    if path.is_symlink():
        raise ConfigError(
            f"{path} is a link to {path.readlink()}, and hintctl writes through no link.",
            hint="Change that file yourself, or put the file itself in the place of the link.",
        )


def edit_config(path: Path, change: Callable[[Document], None]) -> None:
    """Applies `change` to the file's document. Comments, layout and line ends stay. The file is 0600 afterwards.

    No other hintctl changes the file meanwhile, so `change` may decide by what it finds; it is called twice. Raises
    ConfigError, with the old file as it was, where the result would not be a valid config file, or where the file is a
    link; InUseError where another process does not come to an end with it.
    """
    check_own_file(path)
    make_private_folder(path.parent)
    with _alone(path):
        text = read_text(path)
        parse_config(text, path)
        changed = _apply(change, text, path)
        parse_config(changed, path)
        replace_private(path, changed)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Keeps other processes from changing the file at the same time."""
    until = time.monotonic() + _PATIENCE
    with ExitStack() as stack:
        while True:
            try:
                stack.enter_context(hold(path.with_name(f"{path.name}.lock"), path.name))
                break
            except LockHeldError:
                if time.monotonic() > until:
                    raise InUseError(f"another hintctl is changing {path}.", hint="Try again.") from None
                time.sleep(_BETWEEN_TRIES)
        yield


def _apply(change: Callable[[Document], None], text: str, path: Path) -> str:
    import tomllib

    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    expected = tomllib.loads(text)
    change(expected)
    try:
        document = tomlkit.parse(text)
        change(document)
        changed = tomlkit.dumps(document).rstrip("\r\n") + "\n"
        if 0 < text.count("\n") == text.count("\r\n"):  # tomlkit ends the lines that it adds as on Unix
            changed = changed.replace("\r\n", "\n").replace("\n", "\r\n")
        if tomllib.loads(changed) == expected:  # two parsers, and the second has not written it
            return changed
    except (TOMLKitError, tomllib.TOMLDecodeError):
        pass  # as for a text that says something else
    raise ConfigError(f"{path} is laid out in a way that can't be changed safely.", hint="Change it yourself.")


def change_profile(document: Document, name: str, **settings: str | None) -> None:
    """Gives a profile settings, or takes those away that are None. The first profile becomes the default one."""
    profiles = document.setdefault("profiles", {})
    if not profiles and "profile" not in document:
        document["profile"] = name
    profile = profiles.setdefault(name, {})
    for key, value in settings.items():
        if value is None:
            profile.pop(key, None)
        else:
            profile[key] = value
