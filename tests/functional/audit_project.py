"""A project that has one finding, and how its audits are read."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.running import Ended

CLIENT = """\
import requests

URL = "https://api.hint.com/api/provider/patients"


def create(patient):
    return requests.post(URL, json={"first_name": patient.first_name, "external_link_id": patient.key})
"""
FIXED = CLIENT.replace("external_link_id", "integration_record_id")
"""The client as `--fix` leaves it, in which there is nothing to find."""

FOUND = [("src/client.py", 7, "HINT001")]


def make_project(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Makes a Git work tree with the client in it the working directory."""
    (folder / "src").mkdir(parents=True)
    (folder / "src" / "client.py").write_text(CLIENT)
    git(folder, "init", "-q")
    monkeypatch.chdir(folder)
    return folder


def git(folder: Path, *arguments: str) -> None:
    settings = ["-c", "user.name=x", "-c", "user.email=x@example.com", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *settings, *arguments], cwd=folder, check=True, capture_output=True)


def findings(ended: Ended) -> list[tuple[str, int, str]]:
    """Path, line and rule of each finding of a JSON document."""
    return [(each["path"], each["line"], each["rule"]) for each in json.loads(ended.out)["findings"]]
