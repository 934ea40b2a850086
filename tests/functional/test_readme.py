"""The README's commands exist, with the options that it uses, and no option of the command line goes unmentioned.

What else it gives to paste is accepted: settings, and the config of pre-commit. Its shell blocks are run elsewhere.
"""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from hintctl.audit.finding import Confidence
from hintctl.audit.settings import find_settings
from hintctl.config.document import parse_config
from tests.functional.audit_project import git
from tests.functional.plain_yaml import parse
from tests.running import COMMANDS, Hintctl

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", README, re.DOTALL | re.MULTILINE))


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


def blocks(language: str, text: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def used_commands() -> list[tuple[str, ...]]:
    """Each `hintctl …` of the code blocks and code spans, as its words."""
    lines = [line for block in blocks("(?:sh|yaml)", README) for line in block.splitlines()]
    lines += re.findall(r"`([^`\n]*hintctl [^`\n]*)`", README)
    names = "|".join(sorted({command.split()[0] for command in COMMANDS}))
    found = (re.search(rf"hintctl ((?:{names})\b[^)|]*)", line) for line in lines)
    return sorted({tuple(shlex.split(match[1], comments=True)) for match in found if match})


def command_of(words: tuple[str, ...]) -> str:
    (command,) = {words[0], " ".join(words[:2])} & {*COMMANDS}
    return command


def options_of(help_text: str) -> set[str]:
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", help_text))


def test_the_readme_shows_every_command() -> None:
    assert {command_of(words) for words in used_commands()} == {*COMMANDS}


@pytest.mark.parametrize("words", used_commands(), ids=" ".join)
def test_a_command_of_the_readme_has_the_options_it_uses(words: tuple[str, ...], hintctl: Hintctl) -> None:
    ended = hintctl(*command_of(words).split(), "--help")
    assert ended.code == 0, ended.err
    used = {word.partition("=")[0] for word in words if word.startswith("--")}
    assert used <= options_of(ended.out)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_of_a_command_stands_in_the_readme(command: str, hintctl: Hintctl) -> None:
    options = options_of(hintctl(*command.split(), "--help").out)
    assert options - {"--help"} <= options_of(README)


def test_the_two_commands_to_paste_are_one_line_each() -> None:
    commands = re.findall(r"^python3 -m venv .*$", README, re.MULTILINE)
    assert [command.rsplit(" && ", 1)[1] for command in commands] == [
        ".venv/bin/hintctl bulk-link tests/data/links.csv --emulator --yes",
        ".venv/bin/pytest",
    ]


@pytest.mark.parametrize("by_path", [["src/dpcsync/link.py"], ["src"]])
def test_a_path_limits_the_unsafe_fixes(client: Path, hintctl: Hintctl, by_path: list[str]) -> None:
    (shown,) = re.findall(r"`hintctl (audit [^`]*) PATH`", SECTIONS["The whole migration"])
    ended = hintctl(*shlex.split(shown), *by_path)
    assert ended.code == 1
    files = re.findall(r"^--- a/(.*)", ended.out, re.MULTILINE)
    assert "src/dpcsync/link.py" in files
    assert all(file.startswith(by_path[0]) for file in files)


@pytest.mark.parametrize(("file", "table"), [("pyproject.toml", "tool.hintctl.audit"), (".hintctl.toml", "audit")])
def test_the_settings_of_an_audit_are_accepted(tmp_path: Path, file: str, table: str) -> None:
    (block,) = blocks("toml", SECTIONS["Audit"])
    assert block.startswith("[tool.hintctl.audit]\n")
    (tmp_path / file).write_text(block.replace("tool.hintctl.audit", table))
    found = find_settings(tmp_path)
    assert found.exclude == ("generated/", "*.snap")
    assert found.min_confidence is Confidence.MEDIUM
    assert found.baseline == tmp_path / "hintctl-baseline.json"


def test_the_config_file_is_accepted(tmp_path: Path) -> None:
    (block,) = blocks("toml", SECTIONS["Your key"])
    config = parse_config(block, tmp_path / "config.toml")
    assert config.default == "clinic"
    assert config.profile("clinic").api_key_command == "pass show hint/clinic"
    assert config.profile("sandbox").endpoint == "https://api.sandbox.hint.com"
    assert config.profile("sandbox").api_key is not None


def test_the_contents_name_every_section_but_none_else() -> None:
    anchors = [re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in SECTIONS]
    named = re.findall(r"\]\(#([\w-]+)\)", README)
    assert list(dict.fromkeys(named)) == anchors


def test_the_pre_commit_config_names_the_hook_that_there_is() -> None:
    (repository,) = parse(blocks("yaml", SECTIONS["A gate for new uses"])[2])["repos"]
    (provided,) = parse((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert repository.keys() == {"repo", "rev", "hooks"}
    assert repository["hooks"] == [{"id": provided["id"]}]
