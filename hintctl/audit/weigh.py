"""Weighs what speaks for and against a name being Hint's field, and says why.

Everything is in one unit, see weights.py. A name begins at a debt. Evidence for the Hint API pays it, the more the
nearer it stands; what the object, its table, its function and its file are about adds or takes away.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from hintctl.audit import weights
from hintctl.audit.context import Context
from hintctl.audit.contrary import objections
from hintctl.audit.finding import Confidence
from hintctl.audit.project import OtherFile
from hintctl.audit.signal_patterns import Basis
from hintctl.audit.signals import Credit, Signal, signals_in, strength
from hintctl.audit.topics import Topic, topic_of
from hintctl.audit.uses import Verdict


@dataclass(frozen=True, kw_only=True)
class FileFacts:
    """What is known of a file beyond one name in it.

    `path` is relative to the project's top. `others` are files with evidence, the strongest first. `other_host` is
    another API's host that the file calls, `rival` says which its folder calls instead of Hint's; both may be empty.
    `relations` is what `relations_in` finds.
    """

    path: str
    signals: tuple[Signal, ...]
    others: tuple[OtherFile, ...]
    topic: Topic
    other_host: str
    rival: str
    credit: Credit
    relations: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class NameFacts:
    """What is known of a name beyond its context.

    `field` is the wire name it spells. `own_name` is the word itself where it says more (`hint_import_id`), else
    empty. `function`: it is the name of a function. `section` is the part of a data file that it is in; None in other
    files and in data without parts.
    """

    field: str
    own_name: str
    function: bool
    section: str | None


@dataclass(frozen=True, kw_only=True)
class _Reason:
    """A sentence without a stop, and what it adds."""

    value: float
    text: str


def weigh(context: Context, file: FileFacts, name: NameFacts) -> Verdict:
    """Judges one name."""
    beside = _signals_beside(
        "\n".join((name.own_name, context.receiver, context.origin, context.line, *context.siblings, *context.headers))
    )
    sources = sorted(_evidence(beside, file, name), key=lambda reason: -reason.value)
    shares = zip(sources, weights.FURTHER_SOURCES, strict=False)
    evidence = min(sum(source.value * share for source, share in shares), weights.MOST_EVIDENCE)
    subject = _subject(context, file)
    against = list(_objections(context, file, name, beside))
    score = weights.DEBT + evidence + subject.value + sum(reason.value for reason in against)
    if _is_own(name, file.credit):
        score += weights.OWN_NAME
    if evidence < weights.LEAST_EVIDENCE:
        score = min(score, weights.DEBT)
    confidence = (
        Confidence.HIGH if score >= weights.HIGH else Confidence.MEDIUM if score >= weights.MEDIUM else Confidence.LOW
    )
    return Verdict(confidence=confidence, reasons=_explained([*sources, *_own_name(name, file), subject, *against]))


def _explained(reasons: list[_Reason]) -> tuple[str, ...]:
    ordered = sorted(reasons, key=lambda reason: -abs(reason.value))
    spoken_for = [reason.text for reason in ordered if reason.value > weights.WORTH_SAYING]
    against = [f"but {reason.text}" for reason in ordered if reason.value < -weights.WORTH_SAYING]
    return (*spoken_for, *against) or ("nothing near it speaks of Hint",)


def _evidence(beside: tuple[Signal, ...], file: FileFacts, name: NameFacts) -> Iterator[_Reason]:
    """What speaks for Hint beside the name, in its file, and in the other file that says most."""
    if beside:
        bonus = weights.BESIDE if file.credit.proven else 0.0
        yield _Reason(value=strength(beside, file.credit) + bonus, text=f"beside it the code {_said(beside)}")
    if file.signals and set(file.signals) - set(beside):
        share = 1.0 if name.section is None or _speaks(name.section) else weights.OTHER_SECTION
        text = f"{PurePosixPath(file.path).name} {_said(file.signals)}"
        yield _Reason(value=strength(file.signals, file.credit) * share, text=text)
    for other in file.others[:1]:
        yield _Reason(value=other.value, text=f"{other.where} {_said(other.signals)}")


# The objects of a list are alike: with their values left out, most of their texts are the same.
_signals_beside = lru_cache(maxsize=2048)(signals_in)


@lru_cache(maxsize=8192)
def _topic(text: str, hint: bool, imports: bool) -> Topic:
    return topic_of(text, hint=hint, imports=imports)


@lru_cache(maxsize=64)
def _speaks(section: str) -> bool:
    return bool(signals_in(section))


def _said(signals: tuple[Signal, ...]) -> str:
    return " and ".join(signal.what for signal in signals[:2])


def _is_own(name: NameFacts, credit: Credit) -> bool:
    return credit.proven and "hint" in name.own_name.lower()


def _own_name(name: NameFacts, file: FileFacts) -> list[_Reason]:
    if not _is_own(name, file.credit):
        return []
    return [_Reason(value=weights.OWN_NAME, text="it is itself named for Hint")]


def _subject(context: Context, file: FileFacts) -> _Reason:
    """What the object, the lines it stands under and the file are about: more than 0 for Hint's records."""
    path = PurePosixPath(file.path)
    titles = {path.stem, " ".join(path.parts[-3:-1]), *context.headers}
    layers = [
        (weights.RECEIVER, context.receiver),
        (weights.ORIGIN, context.origin),
        (weights.SIBLINGS, " ".join(context.siblings)),
        (weights.LINE, _ONE_WORD.sub(" ", context.line)),
        (weights.PARAGRAPH, _ONE_WORD.sub(" ", context.paragraph)),
        (weights.FILE_NAME, path.stem),
        (weights.FOLDERS, " ".join(path.parts[-3:-1])),
        *zip(weights.HEADERS, context.headers, strict=False),
    ]
    topics = [(share, _topic(text, file.credit.proven, text in titles)) for share, text in layers]
    topics.append((weights.WHOLE_FILE, file.topic))
    for_hint = sum(share * topic.for_hint for share, topic in topics)
    for_other = sum(share * topic.for_other for share, topic in topics)
    if file.other_host:
        for_other += weights.OTHER_HOST
    most = weights.MOST_FOR if file.credit.proven else weights.MOST_WITHOUT_PROOF
    value = max(weights.MOST_AGAINST, min(most, (for_hint - for_other) * weights.SUBJECT))
    words = [(share, topic.hint_words if value > 0 else topic.other_words) for share, topic in topics]
    return _Reason(value=value, text=_about(words, file.other_host if value < 0 else ""))


# A value of one word says where a record came from, as "elation" does; a key says what it is.
_ONE_WORD = re.compile(r"""(?<![\w)\]]\[)(["'])\s?\w{1,40}\s?\1(?!\s{0,2}(?::|=>))""")


def _about(words: list[tuple[float, tuple[str, ...]]], other_host: str) -> str:
    """The sentence for a subject: the three words that weigh most in it, and the host."""
    total: dict[str, float] = {}
    for share, each in words:
        for word in each:
            total[word] = total.get(word, 0.0) + share
    named = sorted(total, key=total.__getitem__, reverse=True)[:3]
    about = f"it is about {', '.join(word.replace('_', ' ') for word in named)}" if named else ""
    calls = f"the file calls {other_host}" if other_host else ""
    return " and ".join(part for part in (about, calls) if part) or "it is about something else"


def _objections(context: Context, file: FileFacts, name: NameFacts, beside: tuple[Signal, ...]) -> Iterator[_Reason]:
    for value, text in objections(context, name.field, function=name.function):
        yield _Reason(value=value, text=text)
    relation = file.relations.get(name.field)
    if relation and not any(signal.basis is Basis.NAME for signal in beside):  # as it is in table hint_patients
        yield _Reason(value=weights.OWN_RELATION, text=f"the file has {relation} of its own")
    if file.rival:
        yield _Reason(value=weights.RIVAL, text=f"{file.rival} in its folder, and nothing there is Hint's")
