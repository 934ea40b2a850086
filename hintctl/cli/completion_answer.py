"""The answer to a TAB, in the words of each shell.

Typer reads what was typed and finds the candidates; how they are written down is ours. Typer's own way loads Rich,
which folds help texts at the terminal's width and drops what stands in square brackets; and it has zsh evaluate them
twice, so that the name of a profile, which comes from a file, could be a command.
"""

import re
import shlex
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from typer._completion_classes import BashComplete, FishComplete, PowerShellComplete, ZshComplete

from hintctl.cli.completion import VARIABLE
from hintctl.errors import UsageError

if TYPE_CHECKING:
    from typer._click.core import Command
    from typer._click.shell_completion import ShellComplete

_SHELLS: "Mapping[str, Callable[..., ShellComplete]]" = {
    "bash": BashComplete,
    "zsh": ZshComplete,
    "fish": FishComplete,
    "powershell": PowerShellComplete,
}
# What is one word in every shell, unquoted. Any other name is left out, and has to be typed. zsh takes =ls for /bin/ls.
_WORD = re.compile(r"-{0,2}[\w.][\w.@+=-]*")
_UNSET = "Unset it: only completion scripts set it."
_OPTION_WITH_VALUE = re.compile(r"(--[a-z-]+=).*", re.DOTALL)


def answer(command: "Command", instruction: str) -> str:
    """What the script of a shell waits for. Where there is nothing to offer, the shell completes the names of files.

    `instruction` is what the script put into VARIABLE; the words typed so far are in the environment too, where Typer
    looks for them. Raises UsageError for an instruction that no script gives.
    """
    action, _, shell = instruction.partition("_")
    if action != "complete" or shell not in _SHELLS:
        raise UsageError(f"{VARIABLE} is {instruction!r}.", hint=_UNSET)
    found = _find(_SHELLS[shell](command, {}, "hintctl", VARIABLE))
    match shell:
        case "zsh":
            return _for_zsh(found)
        case "fish":
            return "\n".join(f"{word}\t{text}" for word, text in found.items())
        case "powershell":
            return "\n".join(f"{word}:::{text or ' '}" for word, text in found.items())
        case _:
            return "\n".join(found)


def _find(shell: "ShellComplete") -> dict[str, str]:
    """The candidates, each with its help text."""
    from hintctl.output.text import clean

    try:
        words, incomplete = shell.get_completion_args()
    except (KeyError, ValueError):
        raise UsageError(f"{VARIABLE} is set, and what was typed is not.", hint=_UNSET) from None
    # bash makes three words of --format=json, the others one, which a candidate has to begin with.
    words = [word for word in words if word != "="]
    option = _OPTION_WITH_VALUE.fullmatch(incomplete)
    found = {
        f"{option[1] if option else ''}{item.value}": clean(" ".join((item.help or "").split()))
        for item in shell.get_completions(words, incomplete)
    }
    return {word: text for word, text in found.items() if _WORD.fullmatch(word)}


def _for_zsh(found: Mapping[str, str]) -> str:
    """A command for zsh to evaluate."""
    if not found:
        return "compset -P '--*='; _files"
    # _describe keeps the order with -V: the newest run comes first.
    texts = ((word, text.replace("\\", r"\\")) for word, text in found.items())  # zsh takes one level of escapes off
    described = (shlex.quote(f"{word}:{text}" if text else word) for word, text in texts)
    return f"local -a found; found=({' '.join(described)}); _describe -V hintctl found"
