"""Audits one file beside another that names the Hint API, or alone, and compares what is found."""

import json
from collections.abc import Sequence
from pathlib import Path

from tests.running import Hintctl

Expected = tuple[int, str, str, str]
"""Line, rule, kind and usage of a finding."""

EVIDENCE = 'package backend\n\nconst base = "https://api.hint.com/api/provider"\n'


def check_found(hintctl: Hintctl, filename: str, text: str | bytes, expected: Sequence[Expected]) -> None:
    """The file has exactly these findings at medium confidence or above, beside one that names the API's host."""
    beside = Path(filename).with_name("backend.go").as_posix()
    found = _audited(hintctl, filename, text, evidence=beside)
    assert found == list(expected), found


def check_noop(hintctl: Hintctl, filename: str, text: str | bytes, *, evidence: str | None = None) -> None:
    """The file has no finding at medium confidence or above. `evidence`: a file that names the API's host."""
    found = _audited(hintctl, filename, text, evidence=evidence)
    assert found == [], found


def _audited(hintctl: Hintctl, filename: str, text: str | bytes, *, evidence: str | None) -> list[Expected]:
    write(filename, text)
    if evidence:
        write(evidence, EVIDENCE)
    ended = hintctl("audit", "--format", "json", "--jobs", "1")
    assert ended.code in (0, 1), ended.err
    found = json.loads(ended.out)["findings"]
    assert {each["path"] for each in found} <= {filename}
    return [(each["line"], each["rule"], each["kind"], each["usage"]) for each in found]


def write(filename: str, text: str | bytes) -> None:
    """Makes a file, and its folder, in the working directory."""
    file = Path(filename)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
