"""What partners include in their CI: the action for GitHub and the template for GitLab, run by real shells.

GitHub and GitLab themselves are not here. Their part, as they document it: the environment, the outputs, the working
directory, `bash -eo pipefail` for the one and one shell for all lines of a script for the other.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hintctl import __version__
from tests.functional.audit_project import CLIENT, FIXED, git, make_project
from tests.functional.plain_yaml import parse

ROOT = Path(__file__).parents[2]
ACTION = ROOT / ".github" / "actions" / "audit"
README = (ROOT / "README.md").read_text(encoding="utf-8")
HOSTILE = ["$(touch pwned)", '" ; touch pwned ; "', "--output=pwned", "a\n::error::pwned", "x --fix"]

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="the scripts are for bash, which is not here")


@pytest.fixture(scope="module")
def steps() -> dict[str, dict[str, Any]]:
    """The action's steps, by their ID or by what they do."""
    action = parse((ACTION / "action.yml").read_text(encoding="utf-8"))
    assert action["runs"]["using"] == "composite"
    return {step.get("id") or step.get("uses") or step["run"]: step for step in action["runs"]["steps"]}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A partner's work tree with one finding, committed; the working directory."""
    folder = make_project(tmp_path / "project", monkeypatch)
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "x")
    return folder


Step = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """hintctl as a program, as an installation makes it."""
    file = tmp_path / "bin" / "hintctl"
    file.parent.mkdir()
    file.write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -c "import sys; from hintctl.main import main; sys.exit(main())" "$@"\n'
    )
    file.chmod(0o755)
    return file


@pytest.fixture
def run_audit(tmp_path: Path, project: Path, program: Path, steps: dict[str, dict[str, Any]]) -> Step:
    """Runs the command of the action's audit, with the inputs given, as GitHub would."""

    def run(**inputs: str) -> "subprocess.CompletedProcess[str]":
        step = steps["audit"]
        given = {f"inputs.{name.replace('_', '-')}": value for name, value in inputs.items()}
        given["steps.install.outputs.hintctl"] = str(program)
        environment = {name: given.get(value[4:-3], "") for name, value in step["env"].items()}
        environment["AUDIT_SARIF"] = environment["AUDIT_SARIF"] or "false"
        (tmp_path / "output").touch()
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=project,
            env=_github(tmp_path) | environment,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def _github(folder: Path) -> dict[str, str]:
    return os.environ | {
        "GITHUB_ACTION_PATH": str(ACTION),
        "GITHUB_OUTPUT": str(folder / "output"),
        "RUNNER_TEMP": str(folder),
        "PYTHONPATH": str(ROOT),
    }


def outputs(folder: Path) -> dict[str, str]:
    lines = (folder / "output").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines)


def test_no_expression_stands_in_a_command(steps: dict[str, dict[str, Any]]) -> None:
    commands = [step["run"] for step in steps.values() if "run" in step]
    assert len(commands) == 3
    assert not any("${{" in command for command in commands)
    assert not any("${{" in script.read_text() for script in ACTION.glob("*.sh"))


def test_every_input_reaches_the_audit_and_has_a_default() -> None:
    text = (ACTION / "action.yml").read_text(encoding="utf-8")
    inputs = parse(text)["inputs"]
    assert set(re.findall(r"inputs\.([a-z-]+)", text)) == inputs.keys()
    assert all(each.keys() == {"description", "default"} for each in inputs.values())


def test_findings_are_annotated_and_their_exit_code_is_kept_for_after_the_upload(
    run_audit: Step, tmp_path: Path, steps: dict[str, dict[str, Any]]
) -> None:
    ended = run_audit(sarif="true")
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.startswith("::error file=src/client.py,line=7,")
    found = outputs(tmp_path)
    (result,) = json.loads(Path(found["sarif"]).read_text())["runs"][0]["results"]
    assert result["ruleId"] == "HINT001"
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "src/client.py"
    last = steps['exit "$CODE"']
    assert last["env"] == {"CODE": "${{ steps.audit.outputs.code }}"}
    assert subprocess.run(["bash", "-c", last["run"]], env={"CODE": found["code"]}, check=False).returncode == 1
    upload = steps["github/codeql-action/upload-sarif@v4"]
    assert upload["with"]["sarif_file"] == "${{ steps.audit.outputs.sarif }}"
    assert [*steps][-2:] == ["github/codeql-action/upload-sarif@v4", 'exit "$CODE"']


def test_a_clean_project_passes_and_writes_no_sarif_unless_asked_for(
    run_audit: Step, tmp_path: Path, project: Path
) -> None:
    (project / "src" / "client.py").write_text(FIXED)
    ended = run_audit()
    assert ended.returncode == 0, ended.stderr
    assert outputs(tmp_path) == {"code": "0"}
    assert not list(tmp_path.glob("*.sarif"))


def test_the_inputs_choose_what_counts(run_audit: Step, tmp_path: Path, project: Path) -> None:
    def code(**inputs: str) -> str:
        (tmp_path / "output").unlink(missing_ok=True)
        ended = run_audit(**inputs)
        assert ended.returncode == 0, ended.stderr
        return outputs(tmp_path)["code"]

    (project / "with space").mkdir()
    (project / "with space" / "other.py").write_text(CLIENT)
    (project / "clean").mkdir()
    assert code(paths="clean") == "0"
    assert code(paths="clean\nwith space\n") == "1"
    assert code(paths="clean\r\n\t \r\n") == "0"
    assert code(paths=" \r\n") == "1"  # as if it were empty
    git(project, "add", ".")
    git(project, "commit", "-qm", "y")
    assert code(since="HEAD") == "0"
    assert code(since="HEAD~1") == "1"
    assert code(paths="src", since="HEAD~1") == "0"


def test_a_path_that_would_be_stdin_is_a_file(run_audit: Step, tmp_path: Path, project: Path) -> None:
    ended = run_audit(paths="-\r\n")
    assert (ended.returncode, outputs(tmp_path)) == (2, {})
    (project / "-").write_text(CLIENT)
    assert "file=-,line=7" in run_audit(paths="-").stdout


def test_known_findings_and_less_sure_ones_are_left_out(
    run_audit: Step, tmp_path: Path, project: Path, hintctl: Any
) -> None:
    assert hintctl("audit", "--write-baseline", "known.json").code == 0
    assert run_audit(baseline="known.json").returncode == 0
    assert outputs(tmp_path) == {"code": "0"}
    (project / "src" / "client.py").write_text('row["import_id"] = 1\n')
    assert "import_id" not in run_audit(min_confidence="high").stdout
    assert "::notice file=src/client.py" in run_audit(min_confidence="low").stdout


@pytest.mark.parametrize("name", ["since", "baseline", "min_confidence", "paths", "sarif"])
@pytest.mark.parametrize("value", HOSTILE)
def test_an_input_is_data_whatever_it_holds(
    name: str, value: str, run_audit: Step, tmp_path: Path, project: Path
) -> None:
    ended = run_audit(**{name: value})
    assert ended.returncode == 2
    assert outputs(tmp_path) == {}
    assert not re.search(
        r"^::(?!error title=hintctl audit::The input sarif )", ended.stdout + ended.stderr, re.MULTILINE
    )
    assert not [*tmp_path.rglob("pwned")]
    assert (project / "src" / "client.py").read_text() == CLIENT


def test_the_action_installs_the_hintctl_that_it_comes_with(tmp_path: Path, steps: dict[str, dict[str, Any]]) -> None:
    (tmp_path / "output").touch()
    (tmp_path / "venv.py").write_text("raise SystemExit('the audited code was imported')")
    ended = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", steps["install"]["run"]],
        cwd=tmp_path,
        env=_github(tmp_path) | {"PYTHON": sys.executable},
        capture_output=True,
        text=True,
        check=False,
    )
    if "No matching distribution found" in ended.stderr:
        pytest.skip("the build backend is not to be had: there is no network, or no package index")
    assert ended.returncode == 0, ended.stderr
    installed = Path(outputs(tmp_path)["hintctl"])
    assert installed.is_relative_to(tmp_path)
    shown = subprocess.run([installed, "--version"], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert shown == f"hintctl {__version__}\n"


@pytest.fixture
def gitlab_job() -> dict[str, Any]:
    template = parse((ROOT / ".gitlab" / "audit.gitlab-ci.yml").read_text(encoding="utf-8"))
    (job,) = template.values()
    assert isinstance(job, dict)
    return job


def run_gitlab(
    job: dict[str, Any], project: Path, program: Path, **variables: str
) -> "subprocess.CompletedProcess[str]":
    install, *audit = job["script"]
    assert install == 'pip install --quiet "git+$HINTCTL"'
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PATH": path, **job["variables"], **variables}
    return subprocess.run(
        ["sh", "-e", "-c", "\n".join(audit)], cwd=project, env=environment, capture_output=True, text=True, check=False
    )


def test_the_gitlab_job_leaves_a_report_and_fails_on_findings(
    gitlab_job: dict[str, Any], project: Path, program: Path
) -> None:
    ended = run_gitlab(gitlab_job, project, program)
    assert ended.returncode == 1, ended.stderr
    assert "src/client.py:7" in ended.stdout
    assert gitlab_job["artifacts"]["when"] == "always"
    report = project / gitlab_job["artifacts"]["reports"]["codequality"]
    assert [entry["check_name"] for entry in json.loads(report.read_text())] == ["HINT001"]
    for _ in range(2):  # neither audit finds the report of this run, or of the one before
        ended = run_gitlab(gitlab_job, project, program)
        assert "1 finding in 1 file: 1 high confidence." in ended.stdout
        assert len(json.loads(report.read_text())) == 1
    assert run_gitlab(gitlab_job, project, program, AUDIT_PATH="-").returncode == 2
    assert run_gitlab(gitlab_job, project, program, AUDIT_SINCE="HEAD").returncode == 0
    (project / "src" / "client.py").write_text(FIXED)
    assert run_gitlab(gitlab_job, project, program, AUDIT_MIN_CONFIDENCE="low").returncode == 0
    assert json.loads(report.read_text()) == []


@pytest.mark.parametrize("name", ["AUDIT_SINCE", "AUDIT_BASELINE", "AUDIT_MIN_CONFIDENCE", "AUDIT_PATH"])
@pytest.mark.parametrize("value", HOSTILE)
def test_a_variable_is_data_whatever_it_holds(
    name: str, value: str, gitlab_job: dict[str, Any], project: Path, program: Path
) -> None:
    assert run_gitlab(gitlab_job, project, program, **{name: value}).returncode == 2
    assert not [*project.rglob("pwned")]
    assert (project / "src" / "client.py").read_text() == CLIENT


def test_the_readme_uses_both_as_they_are(gitlab_job: dict[str, Any]) -> None:
    in_ci = README.split("\n**In CI.**")[1]
    github, gitlab = (parse(block) for block in re.findall(r"```yaml\n(.*?)```", in_ci, re.DOTALL)[:2])
    checkout, audit = github["jobs"]["audit"]["steps"]
    assert checkout["with"] == {"fetch-depth": "0"}
    assert audit["uses"] == f"OWNER/hintctl/{ACTION.relative_to(ROOT).as_posix()}@REF"
    assert audit["with"].keys() <= parse((ACTION / "action.yml").read_text())["inputs"].keys()
    assert github["permissions"]["security-events"] == "write"
    (include,) = gitlab["include"]
    assert (ROOT / include["file"]).is_file()
    assert gitlab["hintctl-audit"]["variables"].keys() <= gitlab_job["variables"].keys()
