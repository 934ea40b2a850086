"""Evidence from other files: those in the same folder, those a file names or is named by, and the whole project."""

import posixpath
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice
from pathlib import PurePosixPath

from hintctl.audit import weights
from hintctl.audit.signal_patterns import Basis
from hintctl.audit.signals import Credit, Signal, other_hint_in, signals_in, signals_of_path, strength
from hintctl.audit.source import Source

_CONFIRMED = Signal(what="uses Hint's legacy fields", strength=weights.CONFIRMED, basis=Basis.CERTAIN)
_REFERENCE = re.compile(
    r"""^[ \t]*(?:import|from|require\w*|use|using|alias|include|load|source|export)\b[^\n]{0,200}|"""
    r"""\brequire\(["'][^"'\n]{1,120}|\b[A-Z][a-z]++[A-Z][A-Za-z]*+\b|\b[A-Z][a-z]{2,}\b(?=[.:(\\])""",
    re.MULTILINE,
)
_TOKEN = re.compile(r"[A-Za-z_][\w-]*")
_TEST = re.compile(r"^(?:test|spec)[_-]|[_.-]?(?:tests?|specs?|fixtures?|factory|mock)$", re.IGNORECASE)
_SETTINGS_STEMS = frozenset({
    "config", "settings", "constants", "env", "urls", "hosts", "application", "secrets", "credentials",
    "environment",
})  # fmt: skip
_TEST_FOLDER = re.compile(r"(?:__)?(?:tests?|testdata|fixtures?|specs?|cassettes|mocks?|data)(?:__)?", re.IGNORECASE)
_GENERIC_STEMS = frozenset({
    "index", "init", "main", "env", "urls", "hosts", "app", "types", "type", "models", "model", "utils", "util",
    "helpers", "helper", "client", "base", "config", "settings", "common", "constants", "test", "tests", "setup",
    "lib", "core", "mod", "schema", "package", "readme", "data", "user", "users", "error", "errors", "api",
    "service", "services", "router", "routes", "views", "admin", "string", "list", "map", "set", "object", "date",
    "json", "http", "promise", "array", "request", "response",
})  # fmt: skip
_MOST_BESIDE = 60
_NO_CODE = frozenset({".md", ".txt", ".rst", ".lock", ".html", ".csv", ".svg"})
_MOST = 500  # evidence files looked at


@dataclass(frozen=True, kw_only=True)
class OtherFile:
    """Evidence in another file. `value` is what of it arrives here; `where` begins its sentence."""

    where: str
    signals: tuple[Signal, ...]
    value: float


class Project:
    """The files with evidence in one project, and how far each is from a given one.

    All paths are relative to the project's top, with `/`; `place` makes them of paths that are relative to the working
    directory. `evidence` are the files that may hold any; `read` gives a file's text, or None; `beside` the paths of
    the files in a folder.
    `confirmed` are files in which uses were found already, and beyond doubt: what names one of them is likely another.
    """

    def __init__(
        self,
        evidence: Callable[[], Iterable[str]],
        read: Callable[[str], str | None],
        beside: Callable[[str], Iterable[str]],
        place: Callable[[str], str] = posixpath.normpath,
    ) -> None:
        self._place = place
        self._evidence = evidence
        self._read = read
        self._beside = beside
        self.confirmed: frozenset[str] = frozenset()
        self._rival_in = lru_cache(maxsize=None)(self._find_rival)
        self.signals = lru_cache(maxsize=None)(self._signals)
        self.references = lru_cache(maxsize=None)(self._references)

    def place(self, path: str) -> str:
        """A path relative to the working directory, as seen from the project's top."""
        return self._place(path)

    def names_confirmed(self, path: str, text: str) -> bool:
        """Whether a file, whose path is relative to the working directory, names one of the confirmed."""
        if not self.confirmed:
            return False
        here, references = self.place(path), references_in(text)
        stems = {_stem(other) for other in self.confirmed if other != here} - _GENERIC_STEMS
        return bool(stems & references)

    def _signals(self, path: str) -> tuple[Signal, ...]:
        text = self._read(path)
        return () if text is None else (*signals_in(text), *signals_of_path(path))

    def _references(self, path: str) -> frozenset[str]:
        return references_in(self._read(path) or "")

    @cached_property
    def strong(self) -> tuple[str, ...]:
        """The files whose own evidence is worth passing on."""
        found = []
        for path in self._evidence():
            if strength(self.signals(path)) >= weights.WORTH_TELLING:
                found.append(path)
                if len(found) >= _MOST:
                    break
        return tuple(found)

    @cached_property
    def credit(self) -> Credit:
        """What names and shapes are worth here: all where something is certain, little where a hint is another's."""
        if any(signal.basis is Basis.CERTAIN for path in self.strong for signal in self.signals(path)):
            return Credit()
        if any(other_hint_in(self._read(path) or "") for path in self.strong):
            return Credit(
                name=weights.OF_ANOTHER_HINT, path=weights.OF_ANOTHER_HINT, shape=weights.SHAPES_OF_ANOTHER_HINT
            )
        if any(signal.basis is Basis.NAME for path in self.strong for signal in self.signals(path)):
            every = weights.NAMES_WITHOUT_PROOF
            return Credit(name=every, path=every, shape=every)
        return Credit(
            name=weights.NAMES_WITHOUT_PROOF, path=weights.PATHS_WITHOUT_NAMES, shape=weights.SHAPES_WITHOUT_NAMES
        )

    def speaks_of_hint(self, source: Source, *, speaks: bool = True) -> bool:
        """Whether anything in the project, or in a file of it, is named for Hint. Without, no finding can be sure.

        Not `speaks`: it is known that the file itself doesn't.
        """
        if self.strong or any(signal.basis is not Basis.SHAPE for signal in signals_of_path(self.place(source.path))):
            return True
        return speaks and any(signal.basis is not Basis.SHAPE for signal in signals_in(source.text))

    def rival(self, path: str) -> str:
        """What a file's folder calls instead of Hint, as `client.go calls api.elation.example`; empty if nothing."""
        folder = PurePosixPath(path).parent
        folders = [folder, folder.parent] if _TEST_FOLDER.fullmatch(folder.name) else [folder]
        for folder in folders:
            if any(signal.basis is not Basis.SHAPE for signal in signals_of_path(str(folder))):
                return ""
            found, hint = self._rival_in(str(folder))
            if found or hint:
                return "" if hint else found
        return ""

    def _find_rival(self, folder: str) -> tuple[str, bool]:
        """Another API's host that code directly in a folder calls, and whether anything there is Hint's for certain."""
        from hintctl.audit.contrary import other_host_in  # not needed where nothing speaks of Hint

        rival, hint = "", False
        for path in islice(self._beside(folder), _MOST_BESIDE):
            if PurePosixPath(path).suffix.lower() in _NO_CODE or _stem(path) in _SETTINGS_STEMS:
                continue
            text = self._read(path) or ""
            hint = hint or any(signal.basis is Basis.CERTAIN for signal in signals_in(text))
            if not rival and (host := other_host_in(text)):
                rival = f"{PurePosixPath(path).name} calls {host}"
        return rival, hint

    def others(self, path: str, text: str) -> tuple[OtherFile, ...]:
        """The evidence that reaches a file from others, the strongest first, at most three."""
        stem = _stem(path)
        references = references_in(text)
        found: list[OtherFile] = []
        for other in self.strong:
            if other == path:
                continue
            share, where = _distance(path, other)
            their_stem = _stem(other)
            if their_stem in references and their_stem not in _GENERIC_STEMS:
                share, where = max(share, weights.NAMES_IT), f"{PurePosixPath(other).name}, which it names,"
            elif stem not in _GENERIC_STEMS and len(stem) > 3 and stem in self.references(other):
                share, where = max(share, weights.NAMED_BY_IT), f"{PurePosixPath(other).name}, which names it,"
            found.append(
                OtherFile(
                    where=where,
                    signals=self.signals(other),
                    value=min(weights.MOST_FROM_AFAR, strength(self.signals(other), self.credit)) * share,
                )
            )
        found.extend(
            OtherFile(
                where=f"{PurePosixPath(other).name}, which it names,",
                signals=(_CONFIRMED,),
                value=_CONFIRMED.strength * weights.NAMES_IT,
            )
            for other in self.confirmed
            if other != path and _stem(other) in references and _stem(other) not in _GENERIC_STEMS
        )
        found.sort(key=lambda near: -near.value)
        return tuple(found[:3])


def references_in(text: str) -> frozenset[str]:
    """The modules and classes that a file names, squeezed to one spelling: `sync/hint_client` is `hintclient`."""
    found: set[str] = set()
    for match in _REFERENCE.finditer(text[:400_000]):
        for token in _TOKEN.findall(match[0]):
            found.add(_squeezed(token))
    return frozenset(found)


def _squeezed(name: str) -> str:
    return name.replace("_", "").replace("-", "").lower()


def _stem(path: str) -> str:
    stem = PurePosixPath(path).name.partition(".")[0]
    return _squeezed(_TEST.sub("", stem))


def _distance(path: str, other: str) -> tuple[float, str]:
    """The share of its strength that evidence keeps on the way, and how to name its place."""
    here, there = PurePosixPath(path).parts[:-1], PurePosixPath(other).parts[:-1]
    common = 0
    for one, another in zip(here, there, strict=False):
        if one != another:
            break
        common += 1
    steps = len(here) + len(there) - 2 * common
    where = f"{PurePosixPath(other).name} beside it" if steps == 0 else other
    return weights.BY_DISTANCE.get(steps, weights.FAR), where
