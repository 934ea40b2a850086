"""The time of short commands, and of a TAB, as a multiple of what `python -c pass` takes in the same environment.

Run as `python tests/benchmarks/bench_start_up.py [ROUNDS]` by the Python of an installation. The commands take turns,
so that what else the machine does slows down all of them alike. Ends with 1 where a median is above its limit.
"""

import os
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

ROUNDS = 25
HINTCTL = str(Path(sysconfig.get_path("scripts")) / "hintctl")
# What a script of ours does. The one that older pips write imports re too, with which Python alone takes half as long
# again as without.
ENTRY = "from hintctl.main import run; run()"


@dataclass(frozen=True, kw_only=True)
class Start:
    """A command, or a TAB after `tab`. `limit` is a multiple of bare Python; None where it is not ours to hold."""

    words: tuple[str, ...]
    limit: float | None
    typed: Mapping[str, str] = field(default_factory=dict)


def tab(line: str, limit: float) -> Start:
    """A TAB at the end of what was typed, in fish."""
    typed = {"_HINTCTL_COMPLETE": "complete_fish", "_TYPER_COMPLETE_ARGS": line}
    return Start(words=(HINTCTL,), limit=limit, typed=typed)


BARE = Start(words=(sys.executable, "-c", "pass"), limit=None)
# A TAB is to be answered in about 100 ms where bare Python takes 12 to 15.
STARTS = {
    "--version, without its script": Start(words=(sys.executable, "-c", ENTRY, "--version"), limit=1.5),
    "--version": Start(words=(HINTCTL, "--version"), limit=1.5),
    "--help": Start(words=(HINTCTL, "--help"), limit=6.0),
    "get patient pat-n32hjf4mmu1s --emulator": Start(
        words=(HINTCTL, "get", "patient", "pat-n32hjf4mmu1s", "--emulator"), limit=15.0
    ),
    "<TAB>": tab("hintctl ", 6.0),
    "bulk-link --<TAB>": tab("hintctl bulk-link --", 7.0),
    "get patient x --profile <TAB>": tab("hintctl get patient x --profile ", 7.0),
    "runs show <TAB>": tab("hintctl runs show ", 8.0),
}


def prepare(home: Path, environment: Mapping[str, str]) -> None:
    """Two profiles and ten runs, of which every other takes back the one before."""
    home.joinpath("config.toml").write_text("[profiles.clinic]\n[profiles.lab]\n", encoding="utf-8")
    links = home / "links.csv"
    links.write_text("hint_id,your_id\npat-n32hjf4mmu1s,emr-1\n", encoding="utf-8")
    for _ in range(5):
        for words in (["bulk-link", str(links)], ["runs", "undo", "last"]):
            command = [HINTCTL, *words, "--emulator", "--yes"]
            subprocess.run(command, env=environment, capture_output=True, check=True)


def run(start: Start, environment: Mapping[str, str]) -> float:
    """The seconds from start to end."""
    started = time.perf_counter()
    subprocess.run(start.words, env={**environment, **start.typed}, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - started


def measure(rounds: int, environment: Mapping[str, str]) -> tuple[float, dict[str, float]]:
    """The median seconds of bare Python, and of each start."""
    starts = {"": BARE} | STARTS
    for start in starts.values():  # writes bytecode
        run(start, environment)
    seconds: dict[str, list[float]] = {name: [] for name in starts}
    for _ in range(rounds):
        for name, start in starts.items():
            seconds[name].append(run(start, environment))
    medians = {name: median(taken) for name, taken in seconds.items()}
    return medians.pop(""), medians


def main() -> int:
    with tempfile.TemporaryDirectory() as home:
        # Without bytecode, or with a coverage tool, it would not be a user's start.
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "HINT"))}
        environment = {**kept, "HINTCTL_HOME": home}
        prepare(Path(home), environment)
        bare, medians = measure(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS, environment)
    print(f"{bare * 1000:7.1f} ms                      python -c pass")
    above = False
    for name, seconds in medians.items():
        ratio, limit = seconds / bare, STARTS[name].limit
        above |= limit is not None and ratio > limit
        told = f"(limit {limit:4.1f})" if limit else ""
        print(f"{seconds * 1000:7.1f} ms  x {ratio:5.2f}  {told:12}  hintctl {name}")
    return int(above)


if __name__ == "__main__":
    sys.exit(main())
