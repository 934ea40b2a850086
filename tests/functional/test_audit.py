"""`hintctl audit` on small projects: options, settings, ignores, the baseline, formats and exit codes."""

import json
import shlex
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.functional.audit_project import CLIENT, FIXED, FOUND, findings, git, make_project
from tests.functional.plain_yaml import parse
from tests.running import Hintctl

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Git work tree with one finding, as the working directory."""
    return make_project(tmp_path / "project", monkeypatch)


def test_text_shows_the_finding_and_exits_1(hintctl: Hintctl) -> None:
    ended = hintctl("audit")
    assert ended.code == 1
    lines = ended.out.splitlines()
    assert lines[0] == "src/client.py:7:72: HINT001 external_link_id (write, string key), high confidence"
    assert lines[1].index("external_link_id") == lines[2].index("^")
    assert "Rename external_link_id to integration_record_id." in lines[3]
    assert lines[-1] == "Scanned 1 file."
    assert ended.err == ""


def test_no_finding_is_exit_0(hintctl: Hintctl, project: Path) -> None:
    (project / "src" / "client.py").write_text(FIXED)
    ended = hintctl("audit")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines() == ["No findings at medium confidence or above.", "Scanned 1 file."]


@pytest.mark.parametrize(
    "arguments", [["src"], ["src/client.py"], [".", "src"], ["./src/../src/client.py"], ["--jobs", "1"], ["--verbose"]]
)
def test_paths_may_be_files_and_folders_in_any_spelling(hintctl: Hintctl, arguments: list[str]) -> None:
    assert findings(hintctl("audit", "--json", *arguments)) == FOUND


def test_an_absolute_path_is_shown_relative(hintctl: Hintctl, project: Path) -> None:
    assert findings(hintctl("audit", "--json", project / "src")) == FOUND


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["no-such"], "no-such is not there."),
        (["--json", "--format", "sarif"], "--json and --format exclude each other."),
        (["--diff", "--format", "json"], "--format does not go with --diff."),
        (["--diff", "--json"], "--json does not go with --diff."),
        (["--diff", "-o", "x"], "--output does not go with --diff."),
        (["--write-baseline", "x", "--fix"], "--fix does not go with --write-baseline."),
        (["--write-baseline", "x", "--diff"], "--diff does not go with --write-baseline."),
        (["--write-baseline", "x", "--since", "HEAD"], "--since does not go with --write-baseline."),
        (["--write-baseline", "x", "-"], "- does not go with --write-baseline."),
        (["-", "src"], "another PATH does not go with -."),
        (["-", "--since", "HEAD"], "--since does not go with -."),
        (["-", "--fix", "--json"], "--json does not go with - with --fix."),
        (["--stdin-filename", "x"], "--stdin-filename is for code from stdin."),
        (["--jobs", "0"], "--jobs 0 is out of range."),
        (["--format", "xml"], "invalid value for '--format'"),
        (["--min-confidence", "some"], "invalid value for '--min-confidence'"),
        (["--explain", "HINT01"], "there is no rule 'HINT01'. Did you mean HINT001?"),
        (["--explain", "E501"], "there is no rule 'E501'. The rules are HINT001, HINT002, HINT003."),
        (["--explain", "HINT001", "--json"], "--json does not go with --explain."),
        (["--explain", "HINT001", "--fix"], "--fix does not go with --explain."),
        (["--baseline", "none.json"], "There is no baseline none.json."),
        (["-o", "no-such/x"], "is not a folder."),
        (["-o", "x", "--write-baseline", "x"], "x is named twice."),
    ],
)
def test_wrong_usage_is_exit_2_and_writes_nothing(
    hintctl: Hintctl, project: Path, arguments: list[str], message: str
) -> None:
    ended = hintctl("audit", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert message in ended.err
    assert sorted(path.name for path in project.iterdir()) == [".git", "src"]
    assert (project / "src" / "client.py").read_text() == CLIENT


@pytest.mark.parametrize("code", ["HINT001", "hint002", "HINT003"])
def test_explain_explains_a_rule(hintctl: Hintctl, code: str) -> None:
    ended = hintctl("audit", "--explain", code)
    assert ended.code == 0
    assert ended.out.startswith(f"{code.upper()}: Legacy field")


def test_each_format_holds_the_finding(hintctl: Hintctl, project: Path) -> None:
    sarif = json.loads(hintctl("audit", "--format", "sarif").out)
    assert [result["ruleId"] for result in sarif["runs"][0]["results"]] == ["HINT001"]
    assert [entry["check_name"] for entry in json.loads(hintctl("audit", "--format", "gitlab").out)] == ["HINT001"]
    assert hintctl("audit", "--format", "github").out.startswith("::error file=src/client.py,line=7,")
    junit = ET.fromstring(hintctl("audit", "--format", "junit").out)
    assert [failure.get("type") for failure in junit.iter("failure")] == ["HINT001"]
    assert hintctl("audit", "--json").out == hintctl("audit", "--format", "json").out


def test_that_nothing_was_scanned_is_said(hintctl: Hintctl) -> None:
    ended = hintctl("audit", "--exclude", "*")
    assert (ended.code, ended.out.splitlines()[1:]) == (
        0,
        ["No file was scanned. Check the paths, --exclude and --since."],
    )
    assert "No file was scanned." in hintctl("audit", "--exclude", "*", "--format", "gitlab").err


def test_output_goes_to_a_file_that_the_next_audit_passes_by(hintctl: Hintctl, project: Path) -> None:
    for _ in range(2):
        ended = hintctl("audit", "--format", "json", "-o", "report.json")
        assert (ended.code, ended.out) == (1, "")
        assert "1 finding in 1 file" in ended.err
        document = json.loads((project / "report.json").read_text())
        assert [each["path"] for each in document["findings"]] == ["src/client.py"]


def test_exit_zero_is_about_findings(hintctl: Hintctl) -> None:
    ended = hintctl("audit", "--exit-zero", "--json")
    assert ended.code == 0
    assert findings(ended) == FOUND
    assert hintctl("audit", "--exit-zero", "--diff").code == 0


def test_a_confidence_decides_what_is_shown_and_what_fails(hintctl: Hintctl, project: Path) -> None:
    (project / "src" / "client.py").write_text("import_id = 1\n")
    assert hintctl("audit", "--min-confidence", "high").code == 0
    shown = json.loads(hintctl("audit", "--min-confidence", "low", "--json").out)
    assert [each["rule"] for each in shown["findings"]] == ["HINT002"]
    hidden = hintctl("audit", "--min-confidence", "high")
    assert "1 finding below high confidence not shown (1 HINT002)" in hidden.out


def test_code_from_stdin_has_the_name_it_is_given(hintctl: Hintctl) -> None:
    ended = hintctl("audit", "-", "--stdin-filename", "lib/other.py", "--json", stdin=CLIENT.encode())
    assert ended.code == 1
    assert findings(ended) == [("lib/other.py", 7, "HINT001")]


def test_since_is_about_changed_files_only(hintctl: Hintctl, project: Path) -> None:
    git(project, "add", ".")
    git(project, "commit", "-qm", "x")
    assert hintctl("audit", "--since", "HEAD").code == 0
    (project / "copy.py").write_text(CLIENT)
    assert findings(hintctl("audit", "--since", "HEAD", "--json")) == [("copy.py", 7, "HINT001")]
    assert hintctl("audit", "--since", "no-such").code == 2


def test_the_pre_commit_hook_runs_with_the_files_that_it_is_given(project: Path) -> None:
    (hook,) = parse((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["id"] == "hintctl-audit"
    assert hook["language"] == "python"
    program, *arguments = shlex.split(hook["entry"])
    assert program == "hintctl"
    (project / "clean.py").write_text(FIXED)
    for file, code in (("src/client.py", 1), ("clean.py", 0)):
        command = [sys.executable, "-m", program, *arguments, file]
        assert subprocess.run(command, capture_output=True, check=False).returncode == code


def test_a_name_in_a_job_is_no_command_to_its_runner(
    hintctl: Hintctl, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("::error title=x::pwn.py", "##[error]pwn.py"):
        try:
            (project / name).write_text(f"{CLIENT}\n# ##[error]x external_link_id\n")
        except OSError:
            pytest.skip("this file system takes no such names")
    (project / "::stop-commands::u.json").symlink_to("nowhere")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    ended = hintctl("audit", "--verbose", "--min-confidence", "low")
    lines = (ended.out + ended.err).splitlines()
    assert [line for line in lines if line.lstrip().startswith("::") or "##[" in line] == []
    assert r"\x3a:error title=x::pwn.py:7:72: HINT001" in ended.out
    assert r"\x23#[error]pwn.py:7:72: HINT001" in ended.out
    paths = {each["path"] for each in json.loads(hintctl("audit", "--json").out)["findings"]}
    assert paths == {"src/client.py", "::error title=x::pwn.py", "##[error]pwn.py"}
    hintctl("audit", "-o", "found.txt")
    assert "\n::error title=x::pwn.py:7" in (project / "found.txt").read_text()
