"""What is built from the tree holds what it should, and works on its own: installed elsewhere, away from the tree."""

import email
import json
import os
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

from hintctl import __version__
from tests.functional.audit_project import CLIENT

ROOT = Path(__file__).parents[2]
SHIPPED = {".github", ".gitlab", "completions", "hintctl", "tests"}
IGNORED = {line.rstrip("/") for line in (ROOT / ".gitignore").read_text().splitlines()}


def build(target: str, source: Path, folder: Path) -> Path:
    """A wheel or an sdist of the tree, by the build backend that installers use."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(folder)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (built,) = folder.iterdir()
    return built


def files_below(folder: Path) -> set[str]:
    found = (file.relative_to(ROOT) for file in folder.rglob("*") if file.is_file())
    return {file.as_posix() for file in found if not IGNORED & {*file.parts}}


def test_the_wheel_holds_the_package_with_its_type_marker_and_nothing_else(tmp_path: Path) -> None:
    with zipfile.ZipFile(build("wheel", ROOT, tmp_path)) as wheel:
        names = set(wheel.namelist())
        info = f"hintctl-{__version__}.dist-info"
        metadata = email.message_from_bytes(wheel.read(f"{info}/METADATA"))
        entry_points = wheel.read(f"{info}/entry_points.txt").decode()
    own = {f"{info}/{name}" for name in ("METADATA", "WHEEL", "RECORD", "entry_points.txt")}
    assert names - own == files_below(ROOT / "hintctl") - {"hintctl/THREAT-MODEL.md"}
    assert "hintctl/py.typed" in names
    assert all(name.endswith((".py", "/py.typed")) for name in names - own)
    assert entry_points == "[console_scripts]\nhintctl = hintctl.main:run\n"
    assert (metadata["Name"], metadata["Version"], metadata["Requires-Python"]) == ("hintctl", __version__, ">=3.11")
    assert metadata["Author"] == "The hintctl developers"
    assert metadata["License-Expression"]
    assert metadata["Description-Content-Type"] == "text/markdown"
    assert metadata.get_payload(decode=True) == (ROOT / "README.md").read_bytes()
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    required = [each for each in metadata.get_all("Requires-Dist", []) if "extra ==" not in each]
    assert [each.partition(">")[0].partition("<")[0] for each in required] == sorted(
        each.partition(">")[0] for each in declared
    )


def test_the_sdist_holds_the_tests_with_what_they_read_and_builds_the_same_wheel(tmp_path: Path) -> None:
    sdist = build("sdist", ROOT, tmp_path / "sdist")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "unpacked", filter="data")
    (unpacked,) = (tmp_path / "unpacked").iterdir()
    assert unpacked.name == f"hintctl-{__version__}"
    names = {file.relative_to(unpacked).as_posix() for file in unpacked.rglob("*") if file.is_file()}
    shipped = {name for folder in SHIPPED for name in files_below(ROOT / folder)}
    single = {"README.md", "pyproject.toml", ".gitignore", ".pre-commit-hooks.yaml"}
    assert names == shipped | single | {"PKG-INFO"}
    wheels = [build("wheel", source, tmp_path / f"wheel of {source.name}") for source in (ROOT, unpacked)]
    assert wheels[0].read_bytes() == wheels[1].read_bytes()


def test_installed_alone_it_works_outside_of_the_repository(tmp_path: Path) -> None:
    wheel = build("wheel", ROOT, tmp_path / "wheel")
    venv.create(tmp_path / "venv", with_pip=True)
    programs = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    work = tmp_path / "work"
    work.mkdir()

    def run(*command: str | Path) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(command, cwd=work, env=environment, capture_output=True, text=True, check=False)

    installed = run(programs / "python", "-m", "pip", "install", "--disable-pip-version-check", wheel)
    if "No matching distribution found" in installed.stderr:
        pytest.skip("the dependencies are not to be had: there is no network, or no package index")
    assert installed.returncode == 0, installed.stderr
    hintctl = programs / "hintctl"
    assert run(hintctl, "--version").stdout == f"hintctl {__version__}\n"
    assert run(programs / "python", "-I", "-m", "hintctl", "--version").stdout == f"hintctl {__version__}\n"
    got = run(hintctl, "get", "patient", "pat-n32hjf4mmu1s", "--emulator", "--json")
    assert (json.loads(got.stdout)["id"], got.stderr) == ("pat-n32hjf4mmu1s", "")
    linked = run(hintctl, "link", "patient", "pat-n32hjf4mmu1s", "emr-1", "--emulator")
    assert linked.returncode == 0, linked.stderr
    (work / "client.py").write_text(CLIENT)
    audited = run(hintctl, "audit", "--json")
    assert [each["rule"] for each in json.loads(audited.stdout)["findings"]] == ["HINT001"]
    assert run(programs / "python", "-m", "pip", "check").returncode == 0
