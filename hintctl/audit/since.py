"""The files of work trees that differ from a revision, or that it does not know."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hintctl.audit.git import Git, GitError, find_git, run, start_untracked
from hintctl.audit.repository import find_top, is_top
from hintctl.audit.targets import Targets, shown
from hintctl.errors import UsageError

_SHALLOW = (
    "This clone is shallow: it lacks older commits. Get them with `git fetch --unshallow`. "
    "On GitHub set `fetch-depth: 0` for actions/checkout, on GitLab `GIT_DEPTH: 0`."
)
_DIFF = (
    *("diff", "--name-only", "-z", "--diff-filter=d", "--no-renames", "--no-color", f"-O{os.devnull}"),
    # Neither programs that the configuration names, nor git in submodules, which runs by theirs.
    *("--no-ext-diff", "--no-textconv", "--ignore-submodules=all"),
)
_SUBMODULE = b"160000 "


@dataclass(frozen=True, kw_only=True)
class _Changes:
    """What to compare: in the work tree `top`, what is at or below `folders`, and `files`, also those git ignores.

    Both are relative to `top`. Neither is all of it. `commit` is None if all of it is new.
    """

    top: str
    commit: str | None
    folders: tuple[str, ...] = ()
    files: tuple[str, ...] = ()

    def paths(self) -> Iterator[str]:
        """Real paths. One that ends with `/` is a work tree within."""
        seen = set()
        for git in self._lists():
            try:
                for item in git:
                    if item not in seen:
                        seen.add(item)
                        yield f"{self.top}/{os.fsdecode(item)}"
                git.check()
            finally:
                git.stop()

    def _lists(self) -> Iterator[Git]:
        named = (*self.folders, *self.files)
        if self.commit is None:
            yield Git(["ls-files", "-z", "--", *named], cwd=self.top)
        else:
            options = _without_filters(self.top)
            yield Git([*_DIFF, self.commit, "--", *named], cwd=self.top, configuration=options)
        if self.folders or not self.files:
            yield start_untracked(self.top, self.folders)
        if self.files:
            yield start_untracked(self.top, self.files, ignored=True)

    def submodules(self) -> Iterator["_Changes"]:
        """Those that are checked out, each since the commit that the revision has for it."""
        for item in run(["ls-files", "-z", "-s", "--", *self.folders, *self.files], cwd=self.top):
            path = os.fsdecode(item.partition(b"\t")[2])
            if item.startswith(_SUBMODULE) and is_top(Path(self.top, path)):
                inner = f"{self.top}/{path}"
                was = _find_commit(self.top, f"{self.commit}:{path}") if self.commit else None
                yield _Changes(top=inner, commit=_find_commit(inner, f"{was}^{{commit}}") if was else None)


def changed_since(targets: Targets, revision: str) -> Iterator[str]:
    """The paths, as users see them, of the files among the targets that differ from the revision.

    Raises UsageError at the first path if the revision is not known, or the targets are in no work tree.
    """
    here = os.path.realpath(Path.cwd())
    waiting = _changes(targets, revision, here)
    while waiting:
        changes = waiting.pop(0)
        try:
            for path in changes.paths():
                if path.endswith("/"):
                    waiting.append(_Changes(top=path[:-1], commit=None))
                else:
                    yield shown(path, here)
            waiting += changes.submodules()
        except GitError as error:
            raise UsageError(f"git can't compare {changes.top}: {error}.", hint="Leave out --since.") from None


def _changes(targets: Targets, revision: str, here: str) -> list[_Changes]:
    found: dict[str, tuple[list[str], list[str]]] = {}
    for real, kind in (*((root, 0) for root in targets.roots), *((f"{here}/{file}", 1) for file in targets.files)):
        top = find_top(Path(os.path.normpath(real))) if find_git() else None
        if top is None:
            reason = "is in no git work tree" if find_git() else "can't be compared without git"
            raise UsageError(f"{shown(real, here)} {reason}.", hint="Leave out --since.")
        found.setdefault(str(top), ([], []))[kind].append(shown(os.path.normpath(real), str(top)))
    return [
        _Changes(top=top, commit=_commit(top, revision), folders=tuple(folders), files=tuple(files))
        for top, (folders, files) in found.items()
    ]


def _commit(top: str, revision: str) -> str:
    commit = None if revision.startswith("-") else _find_commit(top, f"{revision}^{{commit}}")
    if commit is None:
        try:
            shallow = b"true" in b"".join(run(["rev-parse", "--is-shallow-repository"], cwd=top, ends=b"\n"))
        except GitError as error:
            raise UsageError(f"git can't compare {top}: {error}.", hint="Leave out --since.") from None
        hint = _SHALLOW if shallow else "Name a commit, a branch or a tag."
        raise UsageError(f"git knows no revision {revision} in {top}.", hint=hint)
    return commit


def _find_commit(top: str, name: str) -> str | None:
    try:
        lines = list(run(["rev-parse", "--verify", "--quiet", "--end-of-options", name], cwd=top, ends=b"\n"))
    except GitError:
        return None
    return lines[0].decode() if lines else None


def _without_filters(top: str) -> dict[str, str]:
    """Settings that keep git from running a filter to compare a file: it would be a program that the tree names."""
    settings: dict[str, str] = {}
    for name in run(
        ["config", "-z", "--name-only", "--get-regexp", r"^filter\..*\.(clean|process)$"], cwd=top, codes=(0, 1)
    ):
        driver = os.fsdecode(name).rpartition(".")[0]
        settings |= {f"{driver}.clean": "", f"{driver}.process": "", f"{driver}.required": "false"}
    return settings
