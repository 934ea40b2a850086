"""What the emulator says of itself at /openapi.json, held against what it does, by schemathesis.

HYPOTHESIS_PROFILE=random makes it the long run, which `--hypothesis-seed=N` repeats. It alone follows records from
request to request, because 30 such requests take schemathesis 5 to 20 s; a promise's test does the same by a model.
"""

import json
import os
import re
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from hypothesis import settings

from tests.promises.figures import count
from tests.running import Serve

TOP = Path(__file__).parents[2]
PATIENCE = 60 if settings().derandomize else 3600  # seconds, for what takes 10 in CI, and minutes as a long run
HOOKS = "tests.functional.openapi_hooks"
BEARER = ("--header", "Authorization: Bearer emu-partner-a")
BASIC = ("--auth", "emu-partner-b:")
OTHERWISE = (
    *("--names-required", "--clears-with", "null", "--duplicate-status", "409", "--no-total-count"),
    *("--as-of", "2017-03-31", "--fail", "429:0.1", "--retry-after"),
)


@pytest.mark.parametrize(
    ("switches", "key", "phases"),
    [((), BEARER, "examples,coverage,fuzzing"), (OTHERWISE, BASIC, "examples,coverage")],
    ids=["as it is", "otherwise"],
)
def test_the_emulator_does_what_its_description_says(
    switches: tuple[str, ...],
    key: tuple[str, ...],
    phases: str,
    serve: Serve,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    """All of schemathesis' checks; what they can't know is in openapi_hooks.py.

    Mutation: hintctl/emulator/partners.py: `or "")` -> `or "") and "emu-partner-a"`
    Mutation: hintctl/emulator/partners.py: `authorization or ""` -> `authorization or "Bearer emu-partner-a"`
    Mutation: hintctl/emulator/semantics.py: `headers = [("X-Count", str(len(documents)))]` -> `headers = []`
    Mutation: hintctl/emulator/semantics.py: `json_response(201, saved)` -> `json_response(200, saved)`
    Mutation: hintctl/emulator/semantics.py: `raise _not_allowed(*actions)` -> `method = "GET"`
    Mutation: hintctl/emulator/rendering.py: `"archived": record.archived,` -> `"archived": int(record.archived),`
    Mutation: hintctl/emulator/validation.py: `errors[name] = [f"must be {kind.value}"]` -> `pass`
    Mutation: hintctl/emulator/routes.py: `if not 1 <= limit <= MAX_LIMIT:` -> `if not 1 <= limit:`
    """
    description = serve(*switches).replace("/api/provider", "/openapi.json")
    profile = settings()
    seed = str(request.config.getoption("--hypothesis-seed") or 0)
    extent = ["--phases", phases, "--generation-deterministic"] if profile.derandomize else ["--seed", seed]
    examples = str(profile.max_examples // 20)
    command = ["run", description, *key, "--checks", "all", "--no-color", "--max-examples", examples, *extent]
    ended = subprocess.run(
        [sys.executable, "-m", "schemathesis.cli", *command],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(TOP), "PYTHONUTF8": "1", "SCHEMATHESIS_HOOKS": HOOKS},
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
    )
    said = "\n".join(line[:300] for line in ended.stdout.splitlines())
    assert ended.returncode == 0, said + ended.stderr
    cases = re.search(r"(\d+) generated, (\d+) passed", said)
    assert cases, said
    assert int(cases[1]) == int(cases[2]) > 1000
    assert re.search(r"Tested: +19$", said, re.MULTILINE), said
    count("requests by schemathesis", int(cases[1]))


def test_the_description_needs_no_key_and_names_the_host_it_came_from(serve: Serve) -> None:
    url = serve("--fail", "503:1", "--rate-limit", "1")
    for _ in range(3):
        with urllib.request.urlopen(url.replace("/api/provider", "/openapi.json"), timeout=10) as answer:
            described = json.load(answer)
            assert answer.headers["Content-Type"].startswith("application/json")
    assert (described["openapi"], described["servers"]) == ("3.1.0", [{"url": "/api/provider"}])
