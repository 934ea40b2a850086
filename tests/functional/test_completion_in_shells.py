"""TAB in real shells. Each is set up as the README says, and the keys are typed at a terminal.

A shell that is not installed is skipped, by name.
"""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.functional.shell_session import COMPLETIONS, ShellSession
from tests.running import Hintctl

HOSTILE = "$(touch ran)`touch ran`\\$(touch ran)';touch ran;'\"\x1b]0;title\x07.csv"


@pytest.fixture(params=["bash", "zsh", "fish"])
def name(request: pytest.FixtureRequest) -> str:
    """The shell's name."""
    return str(request.param)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the shell is."""
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


@pytest.fixture
def shell(name: str, tmp_path: Path, folder: Path) -> Iterator[ShellSession]:
    session = ShellSession(name, home=tmp_path / "user", folder=folder)
    yield session
    session.close()


def list_candidates(shell: ShellSession, name: str, line: str) -> None:
    """Asks for the list, which bash shows at the second TAB."""
    shell.type(f"{line}\t\t" if name == "bash" else f"{line}\t")


def test_a_command_is_completed(shell: ShellSession) -> None:
    shell.type("hintctl bul\t--he\t\r")
    assert "hintctl bulk-link" in shell.read_until("Usage:", "--help")


def test_a_resource_and_a_field_are_completed(shell: ShellSession, hintctl: Hintctl) -> None:
    first_name = hintctl("get", "patient", "pat-n32hjf4mmu1s", "--field", "first_name", "--emulator").out.strip()
    shell.type("hintctl get pat\tpat-n32hjf4mmu1s --emulator --field fir\t\r")
    shell.read_until(first_name)


def test_the_value_of_an_option_is_completed_after_an_equals_sign(shell: ShellSession) -> None:
    shell.type("hintctl audit --format=sar\t\r")
    shell.read_until('"$schema"')


def test_a_rule_is_completed(shell: ShellSession) -> None:
    shell.type("hintctl audit --expl\tHIN\t2\r")
    shell.read_until("has ignored import_id")


def test_a_file_is_completed(shell: ShellSession, folder: Path, links: Path) -> None:
    shutil.copy(links, folder / "our-links.csv")
    shell.type("hintctl bulk-link our\t--emulator --dry-run --json\r")
    shell.read_until('"rows": 23')


def test_runs_are_listed(shell: ShellSession, name: str, file: Path, home: Path, hintctl: Hintctl) -> None:
    hintctl("bulk-link", file, "--emulator", "--yes")
    hintctl("runs", "undo", "last", "--emulator", "--yes")
    old, new = sorted(path.stem for path in (home / "state" / "runs").glob("*.db"))
    list_candidates(shell, name, "hintctl runs show ")
    if name == "bash":  # which shows no states, and sorts
        shell.read_until("last", old, new)
        return
    shown = shell.read_until("last", new, "finished: undo of", "undone: ")
    assert shown.index(new) < shown.index("undone: ")


def test_names_from_files_run_nothing(
    shell: ShellSession, name: str, folder: Path, home: Path, links: Path, hintctl: Hintctl
) -> None:
    hostile = folder / HOSTILE
    shutil.copy(links, hostile)
    hintctl("bulk-link", hostile, "--emulator", "--yes")
    (run,) = (path.stem for path in (home / "state" / "runs").glob("*.db"))
    (home / "config.toml").write_text(
        "[profiles.clinic]\n[profiles.lab]\n" + "[profiles.'$(touch ran)']\n" + '[profiles."\\\\$(touch ran)"]\n'
    )
    list_candidates(shell, name, "hintctl runs show ")
    shell.read_until("last", run)
    shell.type("\x15")  # deletes the line
    list_candidates(shell, name, "hintctl get patient x --profile ")
    shell.read_until("clinic", "lab")
    shell.type('\x15echo do""ne\r')
    shell.read_until("done")
    assert [path.name for path in folder.iterdir()] == [HOSTILE]


def test_a_broken_config_file_disturbs_no_prompt(shell: ShellSession, home: Path) -> None:
    home.mkdir()
    (home / "config.toml").write_text("broken\n")
    shell.type('hintctl get patient x --profile \t\x15echo do""ne\r')
    shown = shell.read_until("done")
    assert "hintctl:" not in shown
    assert "Traceback" not in shown


def test_powershell_completes_a_command() -> None:
    program = shutil.which("pwsh")
    if program is None:
        pytest.skip("pwsh is not installed")
    script = f". '{COMPLETIONS / 'hintctl.ps1'}'; (TabExpansion2 'hintctl bul' 11).CompletionMatches.CompletionText"
    ended = subprocess.run([program, "-NoProfile", "-Command", script], capture_output=True, text=True, check=True)
    assert ended.stdout.split() == ["bulk-link"]
