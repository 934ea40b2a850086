"""Weighs what speaks for and against a name being Hint's field, and says why.

Everything is in one currency. A name begins at a debt, for most uses of such names in the world are somebody else's.
Evidence for the Hint API pays it, the more the nearer it stands; what the object, its table, its function and its file
are about adds or takes away.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from hintctl.audit.context import Context
from hintctl.audit.finding import Confidence
from hintctl.audit.signals import Credit, Signal, signals_in, strength
from hintctl.audit.vocabulary import about, other_client, vendor_in

_LEAST_EVIDENCE = 1.0  # below this, what code is about doesn't help: patients and invoices are in many systems
_MOST_WITHOUT_PROOF = 1.2  # what a subject adds where nothing in the project is Hint's for certain
_DEBT = -3.0
_MEDIUM = 0.0
_HIGH = 1.8
_FUNCTION_NAME = -3.0
_OTHER_CLIENT = -2.5
_OWN_NAME = 2.0
_KEBAB = -1.0  # no API field: a setting, an attribute, an option
_FOREIGN_KEY = -3.0
_NUMBER = -1.5
_OTHER_RECORD = -3.5
_OWN_RELATION = -1.5
_RIVAL = -2.5
_VENDOR = -1.5
_BESIDE = 0.5
_OTHER_SECTION = 0.6  # of a settings file: what one is about, the next one need not be
_HEADER_SHARES = (0.9, 0.7, 0.5, 0.35, 0.25)


@dataclass(frozen=True, kw_only=True)
class Nearby:
    """Evidence in another file. `value` is what of it arrives here; `where` begins its sentence."""

    where: str
    signals: tuple[Signal, ...]
    value: float


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What is known of a file beyond one name in it. `relations` is what `relations_in` finds."""

    path: str
    signals: tuple[Signal, ...]
    nearby: tuple[Nearby, ...]
    topic: tuple[float, float, list[str], list[str]]
    other_host: str
    rival: str
    credit: Credit
    relations: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """How sure, and why: sentences without a stop, what weighs most first."""

    confidence: Confidence
    score: float
    reasons: tuple[str, ...]


NOTHING = Verdict(confidence=Confidence.LOW, score=_DEBT, reasons=("nothing in the project speaks of Hint",))


def weigh(
    context: Context, around: Surroundings, *, field: str, own_name: str, function: bool, section: str | None
) -> Verdict:
    """Judges one name. `own_name` is the word itself where it says more than the field (`hint_import_id`).

    `section` is the part of a data file that the name is in, None for other files and for data without parts.
    """
    evidence, reasons = _evidence(context, around, own_name, section)
    subject, subject_reasons = _subject(context, around)
    if around.credit.name < 1:
        subject = min(subject, _MOST_WITHOUT_PROOF)
    score = _DEBT + evidence + subject
    if function:
        score += _FUNCTION_NAME
        subject_reasons.append("it is the name of a function")
    if client := other_client(" ".join((context.receiver, *context.headers))):
        score += _OTHER_CLIENT
        subject_reasons.append(f"it stands in {client}")
    for penalty, reason in contrary(context):
        score += penalty
        subject_reasons.append(reason)
    if relation := around.relations.get(field):
        score += _OWN_RELATION
        subject_reasons.append(f"the file has {relation} of its own")
    if around.rival:
        score += _RIVAL
        subject_reasons.append(f"{around.rival} in its folder, and nothing there Hint's")
    if own_name and around.credit.name >= 1 and "hint" in own_name.lower():
        score += _OWN_NAME
    if evidence < _LEAST_EVIDENCE:
        score = min(score, _MEDIUM - 0.1)
    confidence = Confidence.HIGH if score >= _HIGH else Confidence.MEDIUM if score >= _MEDIUM else Confidence.LOW
    return Verdict(
        confidence=confidence,
        score=score,
        reasons=tuple(reasons + subject_reasons) or ("nothing near it speaks of Hint",),
    )


def _evidence(context: Context, around: Surroundings, own_name: str, section: str | None) -> tuple[float, list[str]]:
    """The strongest source counts in full, the others a little."""
    name = PurePosixPath(around.path).name
    beside = signals_in("\n".join((own_name, context.receiver, context.line, *context.siblings, *context.headers)))
    found: list[tuple[float, str]] = []
    if beside:
        bonus = _BESIDE if around.credit.name >= 1 else 0.0
        found.append((strength(beside, around.credit) + bonus, f"beside it the code {_said(beside)}"))
    if around.signals and set(around.signals) - set(beside):
        share = 1.0 if section is None or _speaks(section) else _OTHER_SECTION
        found.append((strength(around.signals, around.credit) * share, f"{name} {_said(around.signals)}"))
    if around.nearby:
        found.append((around.nearby[0].value, f"{around.nearby[0].where} {_said(around.nearby[0].signals)}"))
    found.sort(key=lambda each: -each[0])
    value = sum(each[0] * share for each, share in zip(found, (1.0, 0.15, 0.1), strict=False))
    return min(value, 7.0), [reason for _, reason in found]


@lru_cache(maxsize=64)
def _speaks(section: str) -> bool:
    return bool(signals_in(section))


def _said(signals: tuple[Signal, ...]) -> str:
    return " and ".join(signal.what for signal in signals[:2])


def _subject(context: Context, around: Surroundings) -> tuple[float, list[str]]:
    """What the object, the lines it stands under and the file are about: more than 0 for Hint's records."""
    pure = PurePosixPath(around.path)
    layers = [
        (1.2, context.receiver),
        (1.0, " ".join(context.siblings)),
        (1.0, context.line),
        (0.4, context.paragraph),
        (0.7, pure.stem),
        (0.8, " ".join(pure.parts[-3:-1])),
        *zip(_HEADER_SHARES, context.headers, strict=False),
    ]
    for_hint = for_other = 0.0
    hint_words: dict[str, float] = {}
    other_words: dict[str, float] = {}
    places = {pure.stem, " ".join(pure.parts[-3:-1]), *context.headers}
    for share, text in layers:
        hint, other, words, others = about(text, hint=around.credit.name >= 1, imports=text in places)
        for_hint += share * hint
        for_other += share * other
        for word in words:
            hint_words[word] = hint_words.get(word, 0) + share
        for word in others:
            other_words[word] = other_words.get(word, 0) + share
    for_hint += 0.25 * around.topic[0]
    for_other += 0.25 * around.topic[1] + (2.0 if around.other_host else 0.0)
    balance = for_hint - for_other
    value = max(-5.0, min(2.5, balance * 0.65))
    reasons = []
    if value > 0.3 and hint_words:
        reasons.append(f"it is about {_listed(hint_words)}")
    if value < -0.3 and other_words:
        reasons.append(f"it is about {_listed(other_words)}")
    if value < -0.3 and around.other_host:
        reasons.append(f"the file calls {around.other_host}")
    return value, reasons


_FOREIGN = re.compile(
    r"\b(?:belongs_to|belongsTo|references?|foreign[_ ]?key|ForeignKey\w*|REFERENCES|ManyToOne|JoinColumn|"
    r"constrained|has_many|hasMany)\b",
    re.IGNORECASE,
)
_NUMERIC = re.compile(
    r"(?<![A-Za-z])(?:bigint|big_?integer|integer|int|int32|int64|uint\w*|serial|bigserial|long|uuid|guid|"
    r"autoincrement|bigincrements|unsignedbiginteger|i32|i64|u32|u64)(?![A-Za-z])",
    re.IGNORECASE,
)
_TEXTUAL = re.compile(r"(?<![A-Za-z])(?:string|str|text|varchar|char|charfield)(?![A-Za-z])", re.IGNORECASE)
_ID_OF = re.compile(
    r"""\A["'`\])]{0,2}\s{0,4}(?:=>|:|=)\s{0,4}[$@:]?(?:[\w$]{1,30}(?:\.|->|\?\.))?(\w{0,30}?)(?:\.|->|"""
    r"""\?\.|\[["':]?|_|(?=I))(?:id|Id|ID)\b"""
)
_OTHER_OWNER = re.compile(
    r"(?:link|import|batch|job|run|upload|file|last|feed|task|parent|log|session|row)s?\Z", re.IGNORECASE
)


def contrary(context: Context) -> list[tuple[float, str]]:
    """What in its own line makes it another thing: a foreign key, a number, the ID of another record."""
    found = []
    line = f"{context.before} {context.after}"
    if _FOREIGN.search(line):
        found.append((_FOREIGN_KEY, "it is a foreign key"))
    elif context.declares and _NUMERIC.search(line) and not _TEXTUAL.search(line):
        found.append((_NUMBER, "it is declared as a number"))
    match = _ID_OF.match(context.after)
    if match and _OTHER_OWNER.search(match[1]) and match[1].replace("_", "").lower() not in ("externallink", "import"):
        found.append((_OTHER_RECORD, f"its value is the ID of {match[1]}"))
    if vendor := vendor_in(context.line):
        found.append((_VENDOR, f"{vendor} is in its line"))
    if context.kebab:
        found.append((_KEBAB, "it is written with dashes, as no field of an API is"))
    return found


_RELATIONS = {
    "external_link_id": re.compile(r"(?<![A-Za-z0-9])(?:external_links|externalLinks?|ExternalLinks?)(?![A-Za-z0-9_])"),
    "import_id": re.compile(
        r"(?:create_table|create table(?: if not exists)?|references|class|struct|schema)\W{1,4}(?:\w{1,30}\.)?"
        r"(?:\w{0,30}_)?imports?(?:_(?:rows?|batch(?:es)?|jobs?|files?|runs?|logs?|items?))?(?![A-Za-z0-9_])|"
        r"class \w{0,30}Import(?!\w)",
        re.IGNORECASE,
    ),
    "import_source": re.compile(
        r"(?:class|enum|struct|type|interface|record)\s{1,4}\w{0,30}ImportSources?(?!\w)|"
        r"(?<![A-Za-z0-9])import_sources(?![A-Za-z0-9_])"
    ),
}


def relations_in(text: str) -> dict[str, str]:
    """Tables and classes of the file's own that a field's name would be the key to: `external_links`, by field."""
    found = ((field, pattern.search(text)) for field, pattern in _RELATIONS.items())
    return {field: match[0] for field, match in found if match}


def _listed(words: dict[str, float]) -> str:
    ordered = sorted(words, key=lambda word: -words[word])[:3]
    return ", ".join(word.replace("_", " ") for word in ordered)


_HOST = re.compile(r"https?://((?:[a-z0-9-]{1,40}\.){1,5}[a-z]{2,10})([/\w.-]{0,60})", re.IGNORECASE)
_NO_API = re.compile(
    r"(?:^registry\.|(?:^|\.)(?:example\.(?:com|org|net)|localhost|w3\.org|schema\.org|json-schema\.org|"
    r"github\.com|githubusercontent\.com|googleapis\.com|gstatic\.com|apache\.org|mozilla\.org|swagger\.io|"
    r"openapis\.org|getpostman\.com|unpkg\.com|jsdelivr\.net|sentry\.io|hint\.com)$)",
    re.IGNORECASE,
)


def other_host_in(text: str) -> str:
    """The host of another API that a file calls, as far as a URL shows it; empty if there is none."""
    for match in _HOST.finditer(text):
        host, path = match[1].lower(), match[2].lower()
        if not _NO_API.search(host) and (
            host.startswith(("api.", "api-", "sandbox.")) or "/api" in path or re.match(r"/v\d", path)
        ):
            return host
    return ""
