"""The time of short commands, as a multiple of what `python -c pass` takes in the same environment.

Run as `python tests/benchmarks/bench_start_up.py [RUNS]` by the Python of an installation. The commands take turns, so
that what else the machine does slows down all of them alike. Ends with 1 where a median is above its limit.
"""

import os
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

RUNS = 25
HINTCTL = str(Path(sysconfig.get_path("scripts")) / "hintctl")
LIMITS = {
    ("--version",): 1.5,
    ("--help",): 6.0,
    ("get", "patient", "pat-n32hjf4mmu1s", "--emulator"): 15.0,
}


def run(command: Sequence[str], environment: dict[str, str]) -> float:
    """The seconds from start to end."""
    started = time.perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - started


def measure(runs: int, environment: dict[str, str]) -> tuple[float, dict[tuple[str, ...], float]]:
    """The median seconds of bare Python, and of each command."""
    commands = {(): [sys.executable, "-c", "pass"]} | {words: [HINTCTL, *words] for words in LIMITS}
    for command in commands.values():  # writes bytecode, and the emulator's data
        run(command, environment)
    seconds: dict[tuple[str, ...], list[float]] = {words: [] for words in commands}
    for _ in range(runs):
        for words, command in commands.items():
            seconds[words].append(run(command, environment))
    medians = {words: median(taken) for words, taken in seconds.items()}
    return medians.pop(()), medians


def main() -> int:
    with tempfile.TemporaryDirectory() as home:
        # Without bytecode, or with a coverage tool, it would not be a user's start.
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "HINT"))}
        bare, medians = measure(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS, environment | {"HINTCTL_HOME": home})
    print(f"{bare * 1000:7.1f} ms          python -c pass")
    for words, seconds in medians.items():
        times = f"x {seconds / bare:5.2f}  (limit {LIMITS[words]:g})"
        print(f"{seconds * 1000:7.1f} ms  {times}  hintctl {' '.join(words)}")
    return int(any(seconds / bare > LIMITS[words] for words, seconds in medians.items()))


if __name__ == "__main__":
    sys.exit(main())
