"""Asks git for the files of a work tree, without ever running what that tree's configuration names."""

import os
import re
import stat
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from threading import Thread, Timer
from time import sleep

PATIENCE = 5.0  # seconds that git may take before we look whether it will ever end
_PIPE_SIZE = 1 << 20  # bytes: git goes on while we look at what it has said
_WORTHWHILE = 1 << 15  # bytes
_MOMENT = 0.002  # seconds
_MOST_ERRORS = 1 << 16  # bytes
# Whatever a hook, a user's shell or a parent process has set for one repository: we find each by its folder.
_REPOSITORY_VARIABLES = frozenset(
    {
        "GIT_DIR",
        "GIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_COMMON_DIR",
        "GIT_OBJECT_DIRECTORY",
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_PREFIX",
        "GIT_NAMESPACE",
        "GIT_GRAFT_FILE",
        "GIT_SHALLOW_FILE",
        "GIT_IMPLICIT_WORK_TREE",
        "GIT_NO_REPLACE_OBJECTS",
        "GIT_GLOB_PATHSPECS",
        "GIT_NOGLOB_PATHSPECS",
        "GIT_ICASE_PATHSPECS",
        "GIT_EXTERNAL_DIFF",
    }
)
_ENVIRONMENT = {
    "LC_ALL": "C",  # bytes, and messages that we can read
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_OPTIONAL_LOCKS": "0",  # writes nothing, so runs no hook
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_ALLOW_PROTOCOL": "none",  # a partial clone would fetch, and run what its configuration names for that
    "GIT_TERMINAL_PROMPT": "0",
}
_CONFIGURATION = (
    "-c",
    "core.fsmonitor=",
    "-c",
    "safe.bareRepository=explicit",
    "-c",
    "core.attributesFile=",
    "-c",
    "core.hooksPath=/dev/null",
)
_CLOSED_FOLDER = re.compile(r"could not open directory '(.*?)(?:': (.*))?$", re.MULTILINE)


class GitError(Exception):
    """Git did not do what was asked; the message is its own."""


class Git:
    """One command of git, running: iterated over, the items of its output, each as bytes. `name` is the program."""

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
        program = find_git()
        if program is None:
            raise GitError("git is not installed")
        environment = _environment(configuration or {})
        if not literal:
            del environment["GIT_LITERAL_PATHSPECS"]
        if ceiling:
            environment["GIT_CEILING_DIRECTORIES"] = ceiling
        command = [program, *_CONFIGURATION, *arguments]
        self._process = Popen(  # noqa: S603 -- git, found in the PATH
            command, cwd=cwd, env=environment, stdin=DEVNULL, stdout=PIPE, stderr=PIPE, bufsize=0, pipesize=_PIPE_SIZE
        )
        if memory and sys.platform == "linux":
            limit_memory(self._process.pid, memory)
        self._cwd = cwd
        self._errors = b""
        self._patience = Timer(PATIENCE, self._free)
        self._patience.daemon = True
        self._patience.start()
        self._reader = Thread(target=self._read_errors, daemon=True)
        self._reader.start()

    def __iter__(self) -> Iterator[bytes]:
        """The items of output, each of which ends with NUL."""
        return self.split(b"\0")

    def split(self, end: bytes) -> Iterator[bytes]:
        """The items of output, each of which ends with `end`."""
        if self._process.stdout is None:
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
        code = self._process.wait()
        self._close()
        return code, os.fsdecode(self._errors)

    def check(self) -> str:
        """Waits for it. What it said besides; raises GitError if it failed."""
        code, errors = self.end()
        if code:
            raise GitError(errors.strip() or f"git ended with {code}")
        return errors

    def stop(self) -> None:
        """Ends it, whatever it is at."""
        self._process.kill()
        self._process.wait()
        self._close()

    def _free(self) -> None:
        """In a thread: ends git if it waits for what will never come."""
        if trap := find_trap(os.path.realpath(self._cwd)):
            self._errors += os.fsencode(f"{trap} is no regular file, and git would wait for it for ever\n")
            self._process.kill()

    def _close(self) -> None:
        self._patience.cancel()
        self._reader.join()
        for stream in (self._process.stdout, self._process.stderr):
            if stream:
                stream.close()

    def _read_errors(self) -> None:
        """In a thread: git waits for nobody to read them."""
        if self._process.stderr is None:
            return
        rest = b""
        while chunk := self._process.stderr.read(_MOST_ERRORS):
            *lines, rest = (rest + chunk).split(b"\n")
            for line in lines:
                # A folder out of reach is said twice; the other line is about a .gitignore that may be in it.
                if b"unable to access" not in line and len(self._errors) < _MOST_ERRORS:
                    self._errors += line + b"\n"
        self._errors += rest


def limit_memory(process: int, memory: int) -> None:
    """Lets a process take no more bytes than that. It is only a precaution: no harm if it has ended."""
    import resource

    with suppress(OSError, ValueError):  # it has ended, or is limited more already
        resource.prlimit(process, resource.RLIMIT_AS, (memory, memory))


def _environment(configuration: Mapping[str, str]) -> dict[str, str]:
    environment = {name: value for name, value in os.environ.items() if name not in _REPOSITORY_VARIABLES}
    environment |= _ENVIRONMENT
    # Not with -c, which takes the first = for the end of a name.
    given = environment.get("GIT_CONFIG_COUNT", "")
    count = int(given) if given.isascii() and given.isdigit() else 0
    for number, (name, value) in enumerate(configuration.items(), count):
        environment |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
    if configuration:
        environment["GIT_CONFIG_COUNT"] = str(count + len(configuration))
    return environment


def run(arguments: Sequence[str], *, cwd: str, ends: bytes = b"\0", codes: tuple[int, ...] = (0,)) -> list[bytes]:
    """The items of a command's whole output. Raises GitError if its exit code is none of `codes`."""
    git = Git(arguments, cwd=cwd)
    items = list(git.split(ends))
    code, errors = git.end()
    if code not in codes:
        raise GitError(errors.strip() or f"git ended with {code}")
    return items


@cache
def find_trap(folder: str) -> str | None:
    """A file in the work tree of a real folder that git would open and wait for: a .gitignore that is a named pipe."""
    for parent, _, names in os.walk(find_top(Path(folder)) or folder):
        for name in (".gitignore", ".gitattributes"):
            path = os.path.join(parent, name)  # noqa: PTH118 -- for every folder of a tree
            if name in names and os.path.exists(path) and not os.path.isfile(path):  # noqa: PTH110, PTH113 -- likewise
                return path
    return None


@cache
def find_git() -> str | None:
    """The program's path; never one that lies in the working directory, which may be the tree that is audited."""
    name = "git.exe" if sys.platform == "win32" else "git"
    for folder in os.get_exec_path():
        path = os.path.join(folder, name)  # noqa: PTH118 -- pathlib takes ten times as long
        if os.path.isabs(folder) and os.access(path, os.X_OK):  # noqa: PTH117 -- likewise
            return path
    return None


def find_top(folder: Path) -> Path | None:
    """The top of the work tree that a real folder is in. None if it is in none, or in a bare repository."""
    return next((each for each in (folder, *folder.parents) if is_top(each)), None)


def is_top(folder: Path) -> bool:
    """Whether a work tree begins here: with a repository, or with a file that says where it is."""
    mark = folder / ".git"
    try:
        return mark.is_file() or stat.S_ISREG((mark / "HEAD").lstat().st_mode) or (mark / "HEAD").is_symlink()
    except OSError:
        return False


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
    git = Git(["check-ignore", "-q", "--no-index", "--", "."], cwd=folder, literal=False)
    return git.end()[0] == 0


def closed_folders(errors: str) -> list[tuple[str, bool]]:
    """The folders that git said it could not open, relative to where it ran; True if for lack of permission.

    Git cuts a long line off: that is of a path that is too long.
    """
    return [(match[1].rstrip("/"), match[2] == "Permission denied") for match in _CLOSED_FOLDER.finditer(errors)]
