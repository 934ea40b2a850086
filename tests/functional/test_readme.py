"""The README's commands exist, with the options that it uses, and no option of the command line goes unmentioned.

What the section on the migration of code gives to paste works: its commands, its settings, its CI jobs.
"""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from hintctl.audit.finding import Confidence
from hintctl.audit.settings import find_settings
from tests.functional.audit_project import findings, git
from tests.functional.plain_yaml import parse
from tests.running import Hintctl

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MIGRATION = README.split("\n## Migrating your code\n")[1].split("\n## ")[0]
GROUPS = {"auth", "config", "emulator", "runs"}


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A client of the Hint API with uses of all three fields, as a Git work tree and the working directory."""
    folder = tmp_path / "dpcsync"
    shutil.copytree(ROOT / "tests" / "data" / "audit" / "clients" / "dpcsync", folder)
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "x")
    monkeypatch.chdir(folder)
    return folder


def blocks(language: str, text: str = MIGRATION) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def used_commands() -> list[tuple[str, ...]]:
    """Each `hintctl …` of the code blocks and code spans, as its words."""
    lines = [line for block in blocks("(?:sh|yaml)", README) for line in block.splitlines()]
    lines += re.findall(r"`([^`\n]*hintctl [^`\n]*)`", README)
    found = (
        re.search(r"hintctl ((?:get|link|unlink|bulk-link|verify|export|audit|runs|emulator|auth|config)\b.*)", line)
        for line in lines
    )
    return sorted({tuple(shlex.split(match[1], comments=True)) for match in found if match})


def path_of(words: tuple[str, ...]) -> tuple[str, ...]:
    return words[:2] if words[0] in GROUPS else words[:1]


def options_of(help_text: str) -> set[str]:
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", help_text))


def test_the_readme_shows_every_command() -> None:
    shown = {path_of(words) for words in used_commands()}
    single = {"get", "link", "unlink", "bulk-link", "verify", "export", "audit"}
    runs = {("runs", name) for name in ("list", "show", "resume", "undo", "prune")}
    assert shown >= {(name,) for name in single} | runs | {("emulator", "serve"), ("emulator", "reset")}


@pytest.mark.parametrize("words", used_commands(), ids=" ".join)
def test_a_command_of_the_readme_has_the_options_it_uses(words: tuple[str, ...], hintctl: Hintctl) -> None:
    ended = hintctl(*path_of(words), "--help")
    assert ended.code == 0, ended.err
    used = {word.partition("=")[0] for word in words if word.startswith("--")}
    assert used <= options_of(ended.out)


@pytest.mark.parametrize(
    "command",
    [
        *("get", "link", "unlink", "bulk-link", "verify", "export", "audit", "emulator serve"),
        *("runs list", "runs show", "runs resume", "runs undo", "runs prune"),
        *("auth login", "auth status", "auth logout", "config show", "config path", "config set"),
    ],
)
def test_every_option_of_a_command_stands_in_the_readme(command: str, hintctl: Hintctl) -> None:
    options = options_of(hintctl(*command.split(), "--help").out)
    assert options - {"--help"} <= options_of(README)


def test_the_two_commands_to_paste_are_one_line_each() -> None:
    commands = re.findall(r"^python3 -m venv .*$", README, re.MULTILINE)
    assert [command.rsplit(" && ", 1)[1] for command in commands] == [
        ".venv/bin/hintctl bulk-link tests/data/links.csv --emulator --yes",
        ".venv/bin/pytest",
    ]


def test_the_migration_of_code_works_line_by_line(client: Path, hintctl: Hintctl) -> None:
    before = findings(hintctl("audit", "--json"))
    codes = {}
    for line in (line for block in blocks("sh") for line in block.splitlines()):
        program, *arguments = shlex.split(line, comments=True)
        assert program == "hintctl"
        ended = hintctl(*arguments)
        assert ended.code in (0, 1), ended.err
        codes[" ".join(arguments)] = ended.code
    assert codes["audit"] == codes["audit --diff"] == codes["audit --unsafe-fixes --diff"] == 1
    assert codes["audit --write-baseline hintctl-baseline.json"] == 0
    assert codes["audit --baseline hintctl-baseline.json"] == 0
    assert 0 < len(findings(hintctl("audit", "--json"))) < len(before)
    assert hintctl("audit", "--unsafe-fixes", "--diff").code == 0


@pytest.mark.parametrize("by_path", [["src/dpcsync/link.py"], ["src"]])
def test_a_path_limits_the_unsafe_fixes(client: Path, hintctl: Hintctl, by_path: list[str]) -> None:
    (shown,) = re.findall(r"`hintctl (audit [^`]*) PATH`", MIGRATION)
    ended = hintctl(*shlex.split(shown), *by_path)
    assert ended.code == 1
    files = re.findall(r"^--- a/(.*)", ended.out, re.MULTILINE)
    assert "src/dpcsync/link.py" in files
    assert all(file.startswith(by_path[0]) for file in files)


@pytest.mark.parametrize(("file", "table"), [("pyproject.toml", "tool.hintctl.audit"), (".hintctl.toml", "audit")])
def test_the_settings_of_the_readme_are_accepted(tmp_path: Path, file: str, table: str) -> None:
    (block,) = blocks("toml")
    assert block.startswith("[tool.hintctl.audit]\n")
    (tmp_path / file).write_text(block.replace("tool.hintctl.audit", table))
    found = find_settings(tmp_path)
    assert found.exclude == ("generated/", "*.snap")
    assert found.min_confidence is Confidence.MEDIUM
    assert found.baseline == tmp_path / "hintctl-baseline.json"


def test_the_pre_commit_config_names_the_hook_that_there_is() -> None:
    (repository,) = parse(blocks("yaml")[2])["repos"]
    (provided,) = parse((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert repository.keys() == {"repo", "rev", "hooks"}
    assert repository["hooks"] == [{"id": provided["id"]}]
