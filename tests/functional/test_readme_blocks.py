"""Every block of the README for a shell is run as it stands: each line typed into a real bash, in the README's order.

Each section begins with what its reader has done before: the first command of "Try it". The two lines there that set
everything up are run by `.ci/run`. A line is to end with 0, unless it is in ENDS_WITH_1, and to show what SHOWS says.
"""

import re
import shutil
import socket
import sys
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("Windows has no bash", allow_module_level=True)

import fcntl

from tests.functional.audit_project import git
from tests.functional.shell_session import ShellSession
from tests.functional.tls_stand_in import stand_in
from tests.running import Serve, links_held, set_link

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
TRY_IT = "hintctl bulk-link tests/data/links.csv --emulator --yes"
SERVER = "hintctl emulator serve"
PROMPT = "ended. "
LEFT_BEHIND, ITS_ID = "pat-R5tGj9CkF1Xa", "emr-10311"
SECTIONS = {
    title: [textwrap.dedent(block).strip() for block in blocks]
    for title, text in re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", README, re.DOTALL | re.MULTILINE)
    if title != "Try it" and (blocks := re.findall(r"^ *```sh\n(.*?)```", text, re.DOTALL | re.MULTILINE))
}
OF_THEIR_OWN = ("The whole migration", "Audit", "Your key")
ENDS_WITH_1 = {
    "hintctl audit",
    *(f"hintctl audit {options}" for options in ("--diff", "--fix", "--unsafe-fixes --diff", "--unsafe-fixes")),
    *(f"hintctl audit {options}" for options in ("--verbose", "--min-confidence low")),
}
ANSWERS = {
    "hintctl auth login": ("at api.hint.com:", "emu-partner-a"),
    "hintctl bulk-link tests/data/links.csv --emulator": ("[y/N]: ", "y"),
    "hintctl bulk-link links.csv": ("[y/N]: ", "y"),
}
SHOWS = {
    "hintctl unlink patient emr-90210 --emulator": "is no longer linked to emr-90210 (EMULATOR)",
    "hintctl link patient pat-n32hjf4mmu1s emr-90210 --emulator": "is linked to emr-90210 (EMULATOR)",
    "hintctl get patient emr-90210 --field practitioner.name --emulator": "Harriet Alder",
    "hintctl bulk-link tests/data/links.csv --emulator --dry-run": "21 to link",
    "hintctl bulk-link tests/data/links.csv --emulator": "21 linked, 2 already linked",
    "hintctl runs list": "21 linked, 2 already linked",
    "hintctl runs show last --report report.csv": "finished",
    "hintctl runs undo last --emulator --dry-run": "21 to unlink",
    "hintctl runs undo last --emulator --yes": "21 unlinked",
    "hintctl verify patients.csv --emulator": "13 in sync",
    "hintctl export patient --unlinked --format ndjson --emulator": '"hint_id":',
    "hintctl export patient --legacy --unlinked --report differing.csv --emulator": "1 with a legacy ID",
    "hintctl emulator seed --patients 5000": "5,000 more patients",
    "hintctl auth status": "LIVE",
    "hintctl config show": "api_key_command",
    "hintctl audit": "HINT001",
    "hintctl audit --fix": "fixed",
    "hintctl export patient --legacy --unlinked -o links.csv": "1 with a legacy ID",
    "hintctl bulk-link links.csv --dry-run": "1 to link",
    "hintctl bulk-link links.csv": "1 linked",
    "hintctl verify links.csv": "1 in sync",
    "git grep -niE 'external[_-]?link[_-]?id|import[_-]?(id|source)'": "src/dpcsync/link.py:",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What a reader has in the working directory: the repository's sample file, and a key in a file."""
    folder = tmp_path / "clone"
    (folder / "tests" / "data").mkdir(parents=True)
    shutil.copy(ROOT / "tests" / "data" / "links.csv", folder / "tests" / "data")
    (folder / "key.txt").write_text("emu-partner-a\n")
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """What the reader has where it is about code: a client of the Hint API that uses all three fields, committed."""
    project = tmp_path / "dpcsync"
    shutil.copytree(ROOT / "tests" / "data" / "audit" / "clients" / "dpcsync", project)
    git(project, "init", "-q")
    git(project, "add", ".")
    git(project, "commit", "-qm", "x")
    return project


@pytest.fixture
def port_8017(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The README's port, for one test at a time, whichever process it runs in."""
    with (tmp_path_factory.getbasetemp().parent / "port-8017").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex(("127.0.0.1", 8017)) == 0:
                pytest.skip("somebody else on this machine uses port 8017, which the README names")
        yield


@pytest.fixture
def shells(tmp_path: Path, home: Path) -> Iterator["Shells"]:
    opened = Shells(tmp_path)
    yield opened
    for server in opened.serving:
        server.type("\x03")
        server.read_until(PROMPT)  # or it would still hold the port when the next test wants it
    for shell in opened.open:
        shell.close()


class Shells:
    """The terminals of a reader, each with bash in it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.open: list[ShellSession] = []
        self.serving: list[ShellSession] = []

    def another(self, folder: Path) -> ShellSession:
        shell = ShellSession("bash", home=self._folder / f"home{len(self.open)}", folder=folder)
        self.open.append(shell)
        shell.type(f"PS1='$? {PROMPT[:2]}''{PROMPT[2:]}'\r")  # in two, so that it is not met in what is typed
        shell.read_until(PROMPT)
        return shell


def command_of(line: str) -> str:
    return line.partition(" #")[0].rstrip()


def run(shell: ShellSession, line: str) -> tuple[int, str]:
    """Types a line, answers what it asks for, and returns its exit code and what the terminal showed."""
    shell.type(f"{line}\r")
    shown = ""
    if command_of(line) in ANSWERS:
        question, answer = ANSWERS[command_of(line)]
        shown += shell.read_until(question)
        shell.type(f"{answer}\r")
    shown += shell.read_until(PROMPT)
    return int(re.findall(rf"(\d+) {PROMPT}", shown)[-1]), shown


def work_through(section: str, shells: Shells, shell: ShellSession, folder: Path) -> str:
    """Types every line of a section, the server into a terminal of its own. Returns all that the reader was shown."""
    all_shown = ""
    for block in SECTIONS[section]:
        if block == SERVER:
            server = shells.another(folder)
            server.type(f"{SERVER}\r")
            server.read_until("listening on http://127.0.0.1:8017/api/provider")
            shells.serving.append(server)
            continue
        for line in block.splitlines():
            code, shown = run(shell, line)
            assert code == (command_of(line) in ENDS_WITH_1), shown
            assert SHOWS.get(command_of(line), "") in shown
            all_shown += shown
    return all_shown


def export(shell: ShellSession, variables: Mapping[str, str]) -> None:
    for name, value in variables.items():
        assert run(shell, f"export {name}={value}")[0] == 0


def test_every_line_of_which_something_is_expected_stands_in_the_readme() -> None:
    lines = {command_of(line) for blocks in SECTIONS.values() for block in blocks for line in block.splitlines()}
    assert lines >= ENDS_WITH_1 | ANSWERS.keys() | SHOWS.keys()


@pytest.mark.usefixtures("port_8017")
@pytest.mark.parametrize("section", [each for each in SECTIONS if each not in OF_THEIR_OWN])
def test_a_section_works_line_by_line(section: str, folder: Path, shells: Shells) -> None:
    shell = shells.another(folder)
    assert run(shell, TRY_IT)[0] == 0
    work_through(section, shells, shell, folder)


def test_the_section_on_audits_works_line_by_line(project: Path, shells: Shells) -> None:
    work_through("Audit", shells, shells.another(project), project)


@pytest.mark.usefixtures("port_8017")
def test_the_whole_migration_works_line_by_line_against_hints_own_host(
    project: Path, shells: Shells, serve: Serve, tmp_path: Path
) -> None:
    url = serve()
    set_link(url, LEFT_BEHIND, None)
    with stand_in(url, tmp_path) as environment:
        shell = shells.another(project)
        export(shell, environment)
        shown = work_through("The whole migration", shells, shell, project)
        assert "LIVE api.hint.com" in shown
        assert "emu-partner-a" not in shown
        code, shown = run(shell, "hintctl audit --unsafe-fixes --diff")
        assert code == 0, shown  # nothing is left that could be fixed
    assert links_held(url)[LEFT_BEHIND] == ITS_ID


def test_keys_and_settings_work_line_by_line_against_hints_own_hosts(
    folder: Path, shells: Shells, serve: Serve, tmp_path: Path
) -> None:
    manager = folder / "bin" / "pass"  # the password manager that the README speaks of
    manager.parent.mkdir()
    manager.write_text("#!/bin/sh\necho emu-partner-a\n")
    manager.chmod(0o755)
    with stand_in(serve(), tmp_path) as environment:
        shell = shells.another(folder)
        export(shell, {**environment, "PATH": f"{manager.parent}:$PATH"})
        assert "emu-partner-a" not in work_through("Your key", shells, shell, folder)
