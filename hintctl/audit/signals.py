"""What in a file speaks for the Hint API: hosts, paths, IDs, names. Seen in public clients; none of it proof alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property, lru_cache
from pathlib import PurePosixPath

from hintctl.audit import weights
from hintctl.audit.names import find_names
from hintctl.audit.rules import RULES

# Strengths are in one currency with weigh.py's: 3 carries a use whose object says nothing over to `medium`.
_HEALTH = (
    r"(?:health|patients?|practices?|practitioners?|memberships?|members?|customer_?invoices?|emr|ehr|clinics?|"
    r"accounts?|provider_?id)"
)
_INTEGRATION = (
    r"(?:api|clients?|integrations?|sync(?:er|s|ing)?|webhooks?|partners?|connect(?:or|ion|ions)?|adapter|gateway|"
    r"sdk|credentials?|importers?|exporters?|mapp(?:er|ing)|invoices?|tokens?|base|http|sandbox|"
    r"import_?(?:id|source)|external_?link_?id|config|properties)"
)
_UNIQUE_FIELD = (
    r"(?:integration_?(?:sync_?status|web_?link|error_?message|last_?synced_?at)|provider_?web_?link)(?![A-Za-z0-9])"
)
_RECORD_ID = r"integration[_-]?record[_-]?id(?![A-Za-z0-9])"


class Basis(IntEnum):
    """What a signal rests on. A name may be another's; a project in which nothing is certain is weighed as such."""

    CERTAIN = 1  # only the Hint API has it
    NAME = 2  # something is named for Hint, or for another hint
    PATH = 3  # a path of a URL, as other medical software has it too
    SHAPE = 4  # the same fields together, which others may have too


@dataclass(frozen=True, kw_only=True)
class Signal:
    """One thing that a file says. `what` continues the sentence "`patient.go` …"."""

    what: str
    strength: float
    basis: Basis


@dataclass(frozen=True, kw_only=True)
class _Pattern:
    what: str
    strength: float
    text: str
    flags: int
    basis: Basis

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Compiled when it is first needed, as it is in no project that doesn't know Hint."""
        return re.compile(self.text, self.flags | re.ASCII)


def _certain(what: str, strength: float, regex: str, flags: int = re.IGNORECASE) -> _Pattern:
    return _Pattern(what=what, strength=strength, text=regex, flags=flags, basis=Basis.CERTAIN)


def _named(what: str, strength: float, regex: str, flags: int = re.IGNORECASE) -> _Pattern:
    return _Pattern(what=what, strength=strength, text=regex, flags=flags, basis=Basis.NAME)


def _called(strength: float, regex: str) -> _Pattern:
    return _Pattern(what="calls {}", strength=strength, text=regex, flags=re.IGNORECASE, basis=Basis.PATH)


# Each begins with letters of its own or a bounded class, so that no text makes it go back over itself.
_PATTERNS = (
    _certain(
        "names {}",
        5.0,
        r"(?<![\w.-])(?:https?://)?(?:api|sandbox|staging|api\.sandbox|api\.staging)\.hint\.com(?![\w-]|\.\w)",
    ),
    _certain(
        "names {}",
        3.0,
        r"(?<![\w.@-])(?:(?:[a-z0-9]+\.)?(?:developers?|docs?|app|www|my|portal|help|partners?)\.)?hint\.com"
        r"(?![\w-]|\.\w)",
    ),
    _certain(
        "holds a Hint ID ({})",
        2.5,
        r"(?<![\w-])(?:pat|pct)-(?=[A-Za-z]{0,11}\d)(?=\d{0,11}[A-Za-z])[A-Za-z0-9]{12}(?![\w-])",
        re.NOFLAG,
    ),
    _named(
        "names {}",
        3.5,
        r"(?<![A-Z0-9])HINT_(?:API|SANDBOX|PARTNER|PRACTICE|ACCESS|BASE|HOST|WEBHOOK|CLIENT|HEALTH)_?\w{0,30}",
        re.NOFLAG,
    ),
    _named("names {}", 2.5, r"(?<![A-Z0-9])HINT_(?:TOKEN|KEY|SECRET|URL|ENDPOINT|ENV)\b", re.NOFLAG),
    _named("names {}", 3.0, _RECORD_ID),
    _named("names {}", 2.5, _UNIQUE_FIELD),
    _called(2.0, r"api/provider(?![\w-])"),
    _called(
        2.3,
        r"(?<!\w)provider/(?:patients|customer_invoices|practitioners|practice|memberships|plans|companies)(?![\w-])",
    ),
    _called(1.5, r"(?<=/)customer_invoices(?![\w-])"),
    _named("names {}", 3.0, rf"(?<![A-Za-z0-9])hint[_-]?{_HEALTH}(?![a-z0-9])"),
    _named("names {}", 2.5, rf"(?<![A-Za-z0-9])hint[_-]?{_INTEGRATION}(?![a-z0-9])"),
    _named(
        "names {}",
        3.0,
        r"(?<![A-Za-z0-9.])hint\.(?:patients?|customer_invoices?|practitioners?|memberships?)(?![\w.])",
    ),
    _named(
        "names {}",
        2.5,
        r"(?<![A-Za-z0-9])(?:stg|src|raw|base|int|dim|fct|landing|ods)_{1,2}hint(?:_{1,2}\w{1,40})?",
    ),
    _named("names {}", 2.5, r"""\bsource\(\s*['"]hint['"]"""),
    _named(
        "is in package hint",
        2.5,
        r"^[ \t]*package +(?:[a-z_]+\.)*(?:hint|hint_?api|hint_?health)(?:\.[a-z]+)?[ \t]*;?[ \t]*$",
        re.MULTILINE,
    ),
    _named(
        "is in module Hint",
        2.5,
        r"^[ \t]*(?:module|defmodule|namespace|class) +[\w\\.:]*?\bHint(?:Api|API|Health)?\b(?!\w)",
        re.MULTILINE,
    ),
    _named(
        "uses {}",
        2.5,
        rf"(?<![A-Za-z0-9])Hint(?:::|\\|\.)(?i:{_HEALTH}|{_INTEGRATION}|"
        r"config\w*|error\w*|resources?|services?|requests?)(?![a-z])",
        re.NOFLAG,
    ),
    _named("uses {}", 1.0, r"(?<![A-Za-z0-9])Hint(?:::|\\|\.)[A-Z]\w{0,40}", re.NOFLAG),
    _named(
        "imports {}",
        2.5,
        r"(?<![\w-])(?:go-hint|hint-(?:ruby|python|node|js|php|go|java|sdk|rb|api)|hint-connect)(?![\w-])",
    ),
    _named(
        "imports hint ({})",
        2.0,
        r"^[ \t]*(?:import|from|require|require_relative|use|using|alias|include)\b[^\n;]{0,120}?"
        r"(?<![A-Za-z0-9_-])[Hh]int(?![A-Za-z0-9_-])",
        re.MULTILINE,
    ),
    _named("imports {}", 2.0, r"""(?:from +|require\(|import\()["'][^"'\n]{0,80}/hint(?:/[^"'\n]{0,60})?["']"""),
    _named(
        "names Hint's API in prose",
        2.0,
        r"(?<![\w-])Hint(?:'s)? (?:Health|API|EMR|integration|practice|patient|platform|sandbox|partner)s?(?!\w)",
    ),
    _named(
        "speaks of Hint as a system",
        1.5,
        r"(?<![\w-])(?:from|to|in|into|with|via|on|by|of|for) (?:the )?Hint(?![\w-]|:)(?! [A-Z])",
        re.NOFLAG,
    ),
)
_MAY_SPEAK = ("hint", "integration", "provider", "customer_invoices", "pat-", "pct-", "membership", "lead")
_REACH = 160  # characters around such a word, more than any pattern spans
_MOST_PARTS = 3000  # of a file: what has not spoken by then is about another hint
_INTEGRATION_RECORDS = re.compile(r"integration_records?(?![A-Za-z0-9_])|IntegrationRecords?(?![A-Za-z0-9_])")
_UNIQUE = re.compile(rf"{_RECORD_ID}|{_UNIQUE_FIELD}", re.IGNORECASE)
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
        for pattern in _PATTERNS
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
            if others & _FOLDER_WORDS or re.fullmatch(_HEALTH, "_".join(word for word in words if word != "hint")):
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
