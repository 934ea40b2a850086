"""A shell at a terminal of its own, with hintctl and its completions, and with somebody who types."""

import contextlib
import os
import re
import select
import shutil
import signal
import sys
import time
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("Windows has no ptys", allow_module_level=True)

from tests import pseudo_terminal

COMPLETIONS = Path(__file__).parents[2] / "completions"
_PATIENCE = 60.0  # seconds: a machine may be busy
_PROMPT = "ready> "
_CONTROL = re.compile(r"\x1b(?:\[[0-9;?]*[a-zA-Z]|\(B|[=>]|\][^\x07]*\x07)|[\x07\x0f]")


class ShellSession:
    """An interactive shell in which completion was switched on as the README says."""

    def __init__(self, name: str, *, home: Path, folder: Path) -> None:
        program = shutil.which(name)
        if program is None:
            pytest.skip(f"{name} is not installed")
        home.mkdir()
        environment = {
            **{key: value for key, value in os.environ.items() if key.startswith("HINT")},
            "PATH": f"{_folder_of_hintctl()}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(home),
            "ZDOTDIR": str(home),
            "XDG_CONFIG_HOME": str(home / ".config"),
            "XDG_DATA_HOME": str(home / ".local" / "share"),
            "TERM": "xterm",
            "LC_ALL": "C.UTF-8",
        }
        self._shown = ""
        command = [program, *_SWITCH_ON[name](home)]
        self._process, self._terminal = pseudo_terminal.start(
            command, columns=160, lines=50, cwd=folder, env=environment
        )
        self.read_until(_PROMPT)

    def type(self, keys: str) -> None:
        """Presses keys; a tab is a tab, a carriage return is Enter."""
        os.write(self._terminal, keys.encode())

    def read_until(self, *texts: str) -> str:
        """Waits until all of the texts have been shown since the last time; returns everything that was."""
        until = time.monotonic() + _PATIENCE
        while not all(text in self._plain() for text in texts):
            ready, _, _ = select.select([self._terminal], [], [], max(0.0, until - time.monotonic()))
            assert ready, f"{texts} did not come:\n{self._plain()}"
            data = pseudo_terminal.read(self._terminal)
            assert data, f"the shell ended before {texts}:\n{self._plain()}"
            self._shown += data.decode(errors="replace")
        shown, self._shown = self._plain(), ""
        return shown

    def close(self) -> None:
        """Ends the shell, and what runs in it."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._terminal)

    def _plain(self) -> str:
        return _CONTROL.sub("", self._shown)


def _folder_of_hintctl() -> Path:
    folder = Path(sys.executable).parent
    assert (folder / "hintctl").is_file(), "hintctl is not installed beside the Python of these tests"
    return folder


def _switch_on_bash(home: Path) -> list[str]:
    (home / ".bashrc").write_text(f"PS1='{_PROMPT}'\neval \"$(hintctl completion bash)\"\n")
    return ["--noprofile", "-i"]


def _switch_on_zsh(home: Path) -> list[str]:
    (home / ".zfunc").mkdir()
    shutil.copy(COMPLETIONS / "_hintctl", home / ".zfunc")
    lines = [
        f"PS1='{_PROMPT}'",
        "unsetopt PROMPT_SP",
        "fpath=(~/.zfunc $fpath)",
        "autoload -Uz compinit",
        "compinit -u",
    ]
    (home / ".zshrc").write_text("\n".join([*lines, ""]))
    return ["-o", "no_global_rcs", "-i"]


def _switch_on_fish(home: Path) -> list[str]:
    folder = home / ".config" / "fish"
    (folder / "completions").mkdir(parents=True)
    shutil.copy(COMPLETIONS / "hintctl.fish", folder / "completions")
    lines = ["set -g fish_greeting", f"function fish_prompt; echo -n '{_PROMPT}'; end"]
    (folder / "config.fish").write_text("\n".join([*lines, ""]))
    return ["-i"]


_SWITCH_ON = {"bash": _switch_on_bash, "zsh": _switch_on_zsh, "fish": _switch_on_fish}
