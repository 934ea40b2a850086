"""Every block of the README for a shell is run as it stands: each line typed into a real bash, in the README's order.

Each section begins with what its reader has done before: the first command of "Try it". The two lines there that set
everything up are run by `.ci/run`. What to expect of a line is 0, unless EXPECTED says otherwise.
"""

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("Windows has no bash", allow_module_level=True)

from tests.functional.audit_project import git
from tests.functional.shell_session import ShellSession
from tests.functional.tls_stand_in import stand_in
from tests.running import Serve

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
TRY_IT = "hintctl bulk-link tests/data/links.csv --emulator --yes"
SERVER = "hintctl emulator serve"
PROMPT = "ended. "
SECTIONS = {
    title: blocks
    for title, text in re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", README, re.DOTALL | re.MULTILINE)
    if title != "Try it" and (blocks := re.findall(r"```sh\n(.*?)```", text, re.DOTALL))
}
FINDINGS = (
    *("audit", "audit --verbose", "audit --min-confidence low", "audit --diff", "audit --fix"),
    *("audit --unsafe-fixes --diff", "audit --unsafe-fixes"),
)
EXPECTED = {f"hintctl {command}": 1 for command in FINDINGS}
ANSWERS = {"hintctl auth login": ("at api.hint.com:", "emu-partner-a")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What a reader has in the working directory: the repository's sample file, and a key in a file."""
    folder = tmp_path / "clone"
    (folder / "tests" / "data").mkdir(parents=True)
    shutil.copy(ROOT / "tests" / "data" / "links.csv", folder / "tests" / "data")
    (folder / "key.txt").write_text("emu-partner-a\n")
    return folder


@pytest.fixture
def shells(tmp_path: Path, home: Path) -> Iterator["Shells"]:
    opened = Shells(tmp_path)
    yield opened
    for shell in opened.open:
        shell.close()


class Shells:
    """The terminals of a reader, each with bash in it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.open: list[ShellSession] = []

    def another(self, folder: Path) -> ShellSession:
        shell = ShellSession("bash", home=self._folder / f"home{len(self.open)}", folder=folder)
        self.open.append(shell)
        shell.type(f"PS1='$? {PROMPT[:2]}''{PROMPT[2:]}'\r")  # in two, so that it is not met in what is typed
        shell.read_until(PROMPT)
        return shell


def run(shell: ShellSession, line: str) -> tuple[int, str]:
    """Types a line, answers what it asks for, and returns its exit code and what the terminal showed."""
    shell.type(f"{line}\r")
    command = line.partition(" #")[0].rstrip()
    shown = ""
    if command in ANSWERS:
        question, answer = ANSWERS[command]
        shown += shell.read_until(question)
        shell.type(f"{answer}\r")
    shown += shell.read_until(PROMPT)
    return int(re.findall(rf"(\d+) {PROMPT}", shown)[-1]), shown


def expected(line: str) -> int:
    return EXPECTED.get(line.partition(" #")[0].rstrip(), 0)


@pytest.mark.parametrize("title", [each for each in SECTIONS if each not in ("Migrating your code", "Your key")])
def test_a_section_works_line_by_line(title: str, folder: Path, shells: Shells) -> None:
    shell = shells.another(folder)
    assert run(shell, TRY_IT)[0] == 0
    for block in SECTIONS[title]:
        if block.strip() == SERVER:
            server = shells.another(folder)
            server.type(f"{SERVER}\r")
            server.read_until("listening on http://127.0.0.1:8017/api/provider")
            continue
        for line in block.splitlines():
            code, shown = run(shell, line)
            assert code == expected(line), shown


def test_the_migration_of_code_works_line_by_line(folder: Path, shells: Shells) -> None:
    project = folder / "dpcsync"
    shutil.copytree(ROOT / "tests" / "data" / "audit" / "clients" / "dpcsync", project)
    git(project, "init", "-q")
    git(project, "add", ".")
    git(project, "commit", "-qm", "x")
    shell = shells.another(project)
    for block in SECTIONS["Migrating your code"]:
        for line in block.splitlines():
            code, shown = run(shell, line)
            assert code == expected(line), shown


def test_keys_and_settings_work_line_by_line_against_hints_own_hosts(
    folder: Path, shells: Shells, serve: Serve, tmp_path: Path
) -> None:
    manager = folder / "bin" / "pass"  # the password manager that the README speaks of
    manager.parent.mkdir()
    manager.write_text("#!/bin/sh\necho emu-partner-a\n")
    manager.chmod(0o755)
    with stand_in(serve(), tmp_path) as environment:
        shell = shells.another(folder)
        for name, value in {**environment, "PATH": f"{manager.parent}:$PATH"}.items():
            assert run(shell, f"export {name}={value}")[0] == 0
        for block in SECTIONS["Your key"]:
            for line in block.splitlines():
                code, shown = run(shell, line)
                assert code == expected(line), shown
                assert "emu-partner-a" not in shown
