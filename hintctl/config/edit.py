"""Changes the config file: only what is to change, and whole or not at all."""

from collections.abc import Callable, MutableMapping
from pathlib import Path
from typing import Any

from hintctl.config.document import parse_config, read_text
from hintctl.errors import ConfigError
from hintctl.files import make_private_folder, replace_private

Document = MutableMapping[str, Any]


def edit_config(path: Path, change: Callable[[Document], None]) -> None:
    """Applies `change` to the file's document. Comments and layout stay. The file is 0600 afterwards.

    Raises ConfigError, with the old file as it was, where the result would not be a valid config file, or where the
    file is a link: what it leads to may be a repository, which is no place for a key.
    """
    import tomllib

    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    if path.is_symlink():
        raise ConfigError(
            f"{path} is a link to {path.readlink()}, and hintctl writes through no link.",
            hint="Change that file yourself, or put the file itself in the place of the link.",
        )
    text = read_text(path)
    parse_config(text, path)
    expected = tomllib.loads(text)
    change(expected)
    try:
        document = tomlkit.parse(text)
        change(document)
        changed = tomlkit.dumps(document).rstrip("\n") + "\n"
        safe = tomllib.loads(changed) == expected  # two parsers, and the second has not written it
    except (TOMLKitError, tomllib.TOMLDecodeError):
        safe = False
    if not safe:
        raise ConfigError(f"{path} is laid out in a way that can't be changed safely.", hint="Change it yourself.")
    parse_config(changed, path)
    make_private_folder(path.parent)
    replace_private(path, changed)


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
