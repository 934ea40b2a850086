"""Asks git for the files of a work tree, without ever running what that tree's configuration names."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired
from threading import Thread, Timer
from time import sleep
from typing import IO

from hintctl.audit.git_environment import CONFIGURATION, make_environment
from hintctl.audit.repository import find_first_trap, find_top, find_trap, may_name_files

PATIENCE = 5.0  # seconds that git may take before we look whether it will ever end; twice that for a small question
_PIPE_SIZE = 1 << 20  # bytes: git goes on while we look at what it has said
_WORTHWHILE = 1 << 15  # bytes
_MOMENT = 0.002  # seconds
_MOST_ERRORS = 1 << 16  # bytes
_IS_IGNORED = ("check-ignore", "-q", "--no-index", "--", ".")
_NEVER_STARTED = 128  # as git has it where it can't begin
_CLOSED_FOLDER = re.compile(r"could not open directory '(.*?)(?:': (.*))?$", re.MULTILINE)


class GitError(Exception):
    """Git did not do what was asked; the message is its own."""


class Git:
    """One command of git, running: iterated over, the items of its output, each as bytes.

    Where git would only wait for ever, it isn't started: it has failed at once, and said nothing but why.
    """

    def __init__(
        self,
        arguments: Sequence[str],
        *,
        cwd: str,
        literal: bool = True,
        ceiling: str = "",
        memory: int = 0,
        configuration: Mapping[str, str] | None = None,
    ) -> None:
        """Starts it in the folder `cwd`. Raises GitError if there is no git.

        `literal`: pathspecs are plain paths. `ceiling`: no work tree is looked for from this folder upward.
        `memory`: bytes that it may take, where the system can limit that.
        """
        folder = Path(os.path.realpath(cwd))
        top = find_top(folder)
        environment = make_environment(configuration or {})
        if not literal:
            del environment["GIT_LITERAL_PATHSPECS"]
        if ceiling:
            environment["GIT_CEILING_DIRECTORIES"] = ceiling
        elif top:
            environment["GIT_WORK_TREE"] = str(top)  # whatever core.worktree says
        command = [*_program(), *arguments]
        self._errors = b""
        self._process: Popen[bytes] | None = None
        if trap := find_first_trap(folder):
            self._errors = _complaint(trap)
            return
        if top and may_name_files(top) and (reason := _silence(str(top))):
            self._errors = reason
            return
        self._process = Popen(  # noqa: S603 -- git, found in the PATH
            command, cwd=cwd, env=environment, stdin=DEVNULL, stdout=PIPE, stderr=PIPE, bufsize=0, pipesize=_PIPE_SIZE
        )
        if memory and sys.platform == "linux":
            limit_memory(self._process.pid, memory)
        self._patience = Timer(PATIENCE, self._free, (str(folder), str(top or folder)))
        self._patience.daemon = True
        self._patience.start()
        self._reader = Thread(target=self._read_errors, args=(self._process.stderr,), daemon=True)
        self._reader.start()

    def __iter__(self) -> Iterator[bytes]:
        """The items of output, each of which ends with NUL."""
        return self.split(b"\0")

    def split(self, end: bytes) -> Iterator[bytes]:
        """The items of output, each of which ends with `end`."""
        if self._process is None or self._process.stdout is None:
            return
        descriptor, rest = self._process.stdout.fileno(), b""
        while chunk := os.read(descriptor, _PIPE_SIZE):
            items = (rest + chunk).split(end)
            rest = items.pop()
            yield from items
            if len(chunk) < _WORTHWHILE:  # let more come together, rather than wake at each of git's small writes
                sleep(_MOMENT)

    def end(self) -> tuple[int, str]:
        """Waits for it. Its exit code, and what it said of errors."""
        code = _NEVER_STARTED
        if self._process:
            code = self._process.wait()
            self._close(self._process)
        return code, os.fsdecode(self._errors)

    def check(self) -> str:
        """Waits for it. What it said besides; raises GitError if it failed."""
        code, errors = self.end()
        if code:
            raise GitError(errors.strip() or f"git ended with {code}")
        return errors

    def stop(self) -> None:
        """Ends it, whatever it is at."""
        if self._process is None:
            return
        self._process.kill()
        self._process.wait()
        self._close(self._process)

    def _free(self, folder: str, top: str) -> None:
        """In a thread: ends git if it waits for what will never come."""
        reason = _complaint(trap) if (trap := find_trap(folder)) else _silence(top)
        if reason and self._process:
            self._errors += reason
            self._process.kill()

    def _close(self, process: Popen[bytes]) -> None:
        self._patience.cancel()
        self._reader.join()
        for stream in (process.stdout, process.stderr):
            if stream:
                stream.close()

    def _read_errors(self, stream: IO[bytes] | None) -> None:
        """In a thread: git waits for nobody to read them."""
        if stream is None:
            return
        rest = b""
        while chunk := stream.read(_MOST_ERRORS):
            *lines, rest = (rest + chunk).split(b"\n")
            for line in lines:
                # A folder out of reach is said twice; the other line is about a .gitignore that may be in it.
                if b"unable to access" not in line and len(self._errors) < _MOST_ERRORS:
                    self._errors += line + b"\n"
        self._errors += rest


def _complaint(trap: str) -> bytes:
    return os.fsencode(f"{trap} is no regular file, and git would wait for it for ever\n")


@cache
def _silence(top: str) -> bytes:
    """What is wrong where git does not get through the configuration, and what that names, to a question of no size.

    Nothing if it does: the work tree may be huge and its disk slow, but neither index nor any other folder is read.
    """
    environment = make_environment({}) | {"GIT_WORK_TREE": top}
    del environment["GIT_LITERAL_PATHSPECS"]  # this question knows no such thing
    question = [*_program(), *_IS_IGNORED]
    try:
        subprocess.run(question, cwd=top, env=environment, stdin=DEVNULL, capture_output=True, timeout=2 * PATIENCE)  # noqa: S603 -- git, found in the PATH
    except OSError:  # the folder is gone, or the program: git itself will end
        return b""
    except TimeoutExpired:
        return b"git does not answer; perhaps its configuration names what is no regular file\n"
    return b""


def _program() -> list[str]:
    program = find_git()
    if program is None:
        raise GitError("git is not installed")
    return [program, *CONFIGURATION]


def limit_memory(process: int, memory: int) -> None:
    """Lets a process take no more bytes than that. It is only a precaution: no harm if it has ended."""
    import resource

    with suppress(OSError, ValueError):  # it has ended, or is limited more already
        resource.prlimit(process, resource.RLIMIT_AS, (memory, memory))


def run(arguments: Sequence[str], *, cwd: str, ends: bytes = b"\0", codes: tuple[int, ...] = (0,)) -> list[bytes]:
    """The items of a command's whole output. Raises GitError if its exit code is none of `codes`."""
    git = Git(arguments, cwd=cwd)
    items = list(git.split(ends))
    code, errors = git.end()
    if code not in codes:
        raise GitError(errors.strip() or f"git ended with {code}")
    return items


@cache
def find_git() -> str | None:
    """The program's path; never one that lies in the working directory, which may be the tree that is audited."""
    name = "git.exe" if sys.platform == "win32" else "git"
    for folder in os.get_exec_path():
        path = os.path.join(folder, name)  # noqa: PTH118 -- pathlib takes ten times as long
        if os.path.isabs(folder) and os.access(path, os.X_OK):  # noqa: PTH117 -- likewise
            return path
    return None


def start_tracked(cwd: str, pathspecs: Sequence[str]) -> Git:
    """Items are a letter, a space and a path relative to `cwd`, in the index's order. A small letter: git believes
    that the file never changes. An unmerged file comes up to three times.
    """
    return Git(["ls-files", "-z", "-v", "--", *pathspecs], cwd=cwd)


def start_untracked(cwd: str, pathspecs: Sequence[str], *, ignored: bool = False) -> Git:
    """Items are paths relative to `cwd`; that of a work tree within ends with `/`. `ignored`: those as well."""
    return Git(["ls-files", "-z", "-o", *([] if ignored else ["--exclude-standard"]), "--", *pathspecs], cwd=cwd)


def start_forced_text(cwd: str, pathspecs: Sequence[str]) -> Git:
    """Items are the tracked paths that their attributes call text, even if they are UTF-16."""
    specs = [f":(literal,attr:diff){path}" for path in pathspecs] or [":(attr:diff)"]
    return Git(["ls-files", "-z", "--", *specs], cwd=cwd, literal=False)


def is_ignored(folder: str) -> bool:
    """Whether git leaves the folder out. Not if it can't tell."""
    git = Git(_IS_IGNORED, cwd=folder, literal=False)
    return git.end()[0] == 0


def closed_folders(errors: str) -> list[tuple[str, bool]]:
    """The folders that git said it could not open, relative to where it ran; True if for lack of permission.

    Git cuts a long line off: that is of a path that is too long.
    """
    return [(match[1].rstrip("/"), match[2] == "Permission denied") for match in _CLOSED_FOLDER.finditer(errors)]
