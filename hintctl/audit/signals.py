"""What in a file speaks for the Hint API: hosts, paths, IDs, names. Seen in public clients; none of it proof alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from hintctl.audit import weights
from hintctl.audit.names import find_names
from hintctl.audit.rules import RULES
from hintctl.audit.signal_patterns import HEALTH, PATTERNS, RECORD_ID, UNIQUE_FIELD, Basis


# Strengths are in one currency with weigh.py's: 3 carries a use whose object says nothing over to `medium`.
@dataclass(frozen=True, kw_only=True)
class Signal:
    """One thing that a file says. `what` continues the sentence "`patient.go` …"."""

    what: str
    strength: float
    basis: Basis


_MAY_SPEAK = ("hint", "integration", "provider", "customer_invoices", "pat-", "pct-", "membership", "lead")
_REACH = 160  # characters around such a word, more than any pattern spans
_MOST_PARTS = 3000  # of a file: what has not spoken by then is about another hint
_INTEGRATION_RECORDS = re.compile(r"integration_records?(?![A-Za-z0-9_])|IntegrationRecords?(?![A-Za-z0-9_])")
_UNIQUE = re.compile(rf"{RECORD_ID}|{UNIQUE_FIELD}", re.IGNORECASE)
_PAIR = (re.compile(r"membership_?status", re.IGNORECASE), re.compile(r"lead_?source", re.IGNORECASE))
_FOLDER_WORDS = frozenset({
    "api", "client", "clients", "go", "py", "python", "ruby", "js", "node", "ts", "php", "java", "sdk", "health",
    "com", "integration", "integrations", "sync", "service", "adapter", "connector", "provider", "emr", "gem", "v1",
    "v2", "hint", "healthcare", "partner", "spec", "test", "tests", "dto", "dtos", "models", "types", "importer",
    "export", "etl", "warehouse", "raw", "stg", "staging", "source", "src",
})  # fmt: skip
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


def signals_in(text: str) -> tuple[Signal, ...]:
    """What speaks for Hint in a file's text, each kind once, the strongest first."""
    lowered = _lowered(text)
    may_be_all = "external" in lowered and "import" in lowered and "source" in lowered
    names = {name.rule for name in find_names(text)} if may_be_all else ()
    text = _parts_that_may_speak(text, lowered)
    own_relation = _INTEGRATION_RECORDS.search(text)
    found = [
        Signal(
            what=pattern.what.format(match[0].strip().split("\n")[-1][:60]),
            strength=pattern.strength,
            basis=pattern.basis,
        )
        for pattern in PATTERNS
        if (match := pattern.regex.search(text)) and not (own_relation and match[0].lower().startswith("integration"))
    ]
    unique = {match[0].replace("_", "").replace("-", "").lower(): match[0] for match in _UNIQUE.finditer(text)}
    if len(unique) > 1:
        first, second = list(unique.values())[:2]
        found.append(
            Signal(what=f"names {first} and {second}, as Hint's records do", strength=4.0, basis=Basis.CERTAIN)
        )
    if all(name.search(text) for name in _PAIR):
        found.append(
            Signal(
                what="has membership_status beside lead_source, as Hint's patients do", strength=2.0, basis=Basis.SHAPE
            )
        )
    if len(names) == len(RULES):
        found.append(Signal(what="names all three legacy fields", strength=1.5, basis=Basis.SHAPE))
    return tuple(sorted(found, key=lambda signal: -signal.strength))


def _parts_that_may_speak(text: str, lowered: str) -> str:
    """The text around the words that a signal holds, in lines of their own: little is left of most files."""
    parts: list[list[int]] = []
    for start in _places_of(_MAY_SPEAK, lowered):
        first = max(text.rfind("\n", max(0, start - _REACH), start) + 1, start - _REACH)
        if parts and first <= parts[-1][1]:  # else a word would be cut in two, and its second half taken for a word
            parts[-1][1] = start + _REACH
        else:
            parts.append([first, start + _REACH])
    return "\n".join(text[first:end] for first, end in parts)


def _places_of(words: Sequence[str], text: str) -> list[int]:
    """Where the words are, in order; of each, at most as many as are looked at."""
    places: list[int] = []
    for word in words:
        start = -1
        for _ in range(_MOST_PARTS):
            if (start := text.find(word, start + 1)) < 0:
                break
            places.append(start)
    return sorted(places)


_SMALL = {ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}


def _lowered(text: str) -> str:
    """The text in small letters, each in its place: some letters have a small form that is longer."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text.translate(_SMALL)


@lru_cache(maxsize=4096)
def signals_of_path(path: str) -> tuple[Signal, ...]:
    """What a file's path says: a folder or a file that is named for Hint, and for nothing else that hints."""
    for part in reversed(PurePosixPath(path).parts):
        stem = part.partition(".")[0] or part
        words = [word.lower() for word in _WORD.findall(stem)]
        if "hint" in words:
            others = set(words) - {"hint"}
            if not others:
                return (Signal(what=f"is under {part}", strength=2.5, basis=Basis.NAME),)
            if others & _FOLDER_WORDS or re.fullmatch(HEALTH, "_".join(word for word in words if word != "hint")):
                return (Signal(what=f"is under {part}", strength=2.5, basis=Basis.NAME),)
            return (Signal(what=f"is under {part}", strength=1.0, basis=Basis.NAME),)
    return ()


@dataclass(frozen=True, kw_only=True)
class Credit:
    """How much signals of each basis are worth in a project, given what all of it says."""

    name: float = 1.0
    path: float = 1.0
    shape: float = 1.0

    @property
    def proven(self) -> bool:
        """Whether something in the project is Hint's for certain."""
        return self.name == 1.0


def strength(signals: Sequence[Signal], credit: Credit = Credit()) -> float:
    """All signals as one figure: the strongest, and a little for each more."""
    if not credit.proven:  # names that repeat each other, as a class, its file and its import do, are one
        names = sorted(
            (signal for signal in signals if signal.basis is Basis.NAME), key=lambda signal: -signal.strength
        )
        signals = [*(signal for signal in signals if signal.basis is not Basis.NAME), *names[:1]]
    shares = {Basis.CERTAIN: 1.0, Basis.NAME: credit.name, Basis.PATH: credit.path, Basis.SHAPE: credit.shape}
    ordered = sorted((signal.strength * shares[signal.basis] for signal in signals), reverse=True)
    total = sum(value * share for value, share in zip(ordered, weights.FURTHER_SIGNALS, strict=False))
    return min(weights.MOST_OF_A_FILE, total)


# Hosts of others that are named for a hint: drhint.com, hint.company.io. Not hint.com, however deep.
_OTHER_HINT = re.compile(
    r"https?://(?=[\w.-]{0,60}hint)(?!(?:[\w-]{1,40}\.){0,4}hint\.com(?![\w.-]))[\w.-]{4,80}", re.IGNORECASE | re.ASCII
)


def other_hint_in(text: str) -> str:
    """The URL of another system that is named for a hint, if the text holds one."""
    return match[0] if (match := _OTHER_HINT.search(text)) else ""
