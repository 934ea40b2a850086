"""`hintctl completion`."""

from enum import StrEnum
from typing import Annotated

import typer

VARIABLE = "_HINTCTL_COMPLETE"
"""The environment variable in which the scripts say which shell asks."""


class Shell(StrEnum):
    """The shells that there are scripts for."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"
    PWSH = "pwsh"


# Typer's own script for zsh offers nothing at the first TAB where zsh loads it by itself, from a folder in its fpath.
_ZSH_END = '[[ $zsh_eval_context[-1] != loadautofunc ]] || _hintctl_completion "$@"'
# Typer's own script for fish asks twice at each TAB, and lets fish sort the runs.
_FISH = f"""\
complete --command hintctl --no-files --keep-order --condition '
    set -g _hintctl_found (env {VARIABLE}=complete_fish _TYPER_COMPLETE_ARGS=(commandline -cp) hintctl)
    test -n "$_hintctl_found"
' --arguments '$_hintctl_found'"""


def completion(
    shell: Annotated[Shell, typer.Argument(metavar="SHELL", help="bash, zsh, fish, powershell or pwsh.")],
) -> None:
    """Print the script that completes hintctl when you press TAB.

    To try it, type source <(hintctl completion bash), the same with zsh, or hintctl completion fish | source. The
    README says how to keep it.
    """
    typer.echo(_script(shell))


def _script(shell: Shell) -> str:
    if shell is Shell.FISH:
        return _FISH
    from typer._completion_shared import get_completion_script

    script = get_completion_script(prog_name="hintctl", complete_var=VARIABLE, shell=shell.value)
    return f"{script}\n{_ZSH_END}" if shell is Shell.ZSH else script
