"""A disk of a few kilobytes. Linux only: it is a tmpfs in a mount namespace of its own, which ends with it."""

import os
import resource
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import IO

import pytest

_WAYS = (  # how to get a mount namespace, and into it: without being root, and as root where users get none
    (("unshare", "--user", "--map-root-user", "--mount"), ("--user", "--preserve-credentials", "--mount")),
    (("unshare", "--mount"), ("--mount",)),
)
_MOUNT = 'mount -t tmpfs -o "size=$1k,mode=700" tmpfs "$2" && echo mounted && read -r _'


class SmallDisk:
    """A disk on which only commands run by `run` and `start` see, at `folder`, what `outside` shows to the test."""

    def __init__(self, folder: Path, *, kib: int) -> None:
        unshare, self._enter = _way()
        folder.mkdir(exist_ok=True)
        self.folder = folder
        self._holder = subprocess.Popen(
            [*unshare, "sh", "-c", _MOUNT, "sh", str(kib), str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._holder.stdout
        assert self._holder.stdout.readline() == "mounted\n"
        self.outside = Path(f"/proc/{self._holder.pid}/root{folder}")

    def close(self) -> None:
        self._holder.communicate("\n")

    def start(
        self,
        *arguments: str | Path,
        stdout: int | IO[str] = subprocess.PIPE,
        environment: Mapping[str, str] | None = None,
        limit: int | None = None,
        program: Sequence[str] = ("-m", "hintctl"),
    ) -> subprocess.Popen[str]:
        """Starts hintctl, or another program for Python, with the disk as its working directory.

        No file gets larger than `limit` bytes.
        """
        command = [sys.executable, *program, *map(str, arguments)]
        enter = ["nsenter", f"--target={self._holder.pid}", *self._enter]
        return subprocess.Popen(
            [*enter, "sh", "-c", 'cd "$1" && shift && exec "$@"', "sh", str(self.folder), *command],
            stdin=subprocess.PIPE,
            stdout=stdout,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **(environment or {})},
            preexec_fn=None if limit is None else lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
            text=True,
        )

    def run(
        self,
        *arguments: str | Path,
        stdin: str = "",
        environment: Mapping[str, str] | None = None,
        limit: int | None = None,
        program: Sequence[str] = ("-m", "hintctl"),
    ) -> subprocess.CompletedProcess[str]:
        process = self.start(*arguments, environment=environment, limit=limit, program=program)
        out, err = process.communicate(stdin, timeout=60)
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def fill(self, *, besides: int = 0) -> None:
        """Takes all the space there is, but for some KiB."""
        space = os.statvfs(self.outside)
        (self.outside / "ballast").write_bytes(b"\xff" * (space.f_bavail * space.f_frsize - besides * 1024))

    def make_room(self) -> None:
        (self.outside / "ballast").unlink()

    def held(self) -> dict[str, bytes]:
        """Every file on the disk, besides what fills it."""
        files = (each for each in self.outside.rglob("*") if each.is_file() and each.name != "ballast")
        return {each.relative_to(self.outside).as_posix(): each.read_bytes() for each in files}


@cache
def _way() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Skips the test where no disk can be mounted."""
    for unshare, enter in _WAYS:
        try:
            tried = subprocess.run([*unshare, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True)
        except OSError:
            break
        if tried.returncode == 0:
            return unshare, enter
    pytest.skip("no tmpfs can be mounted here: that takes Linux, unshare, and user namespaces or root")
