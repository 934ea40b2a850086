"""Puts the names of a file together: those of one finding, those of one object, those of a tandem."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from hintctl.audit.finding import Finding
from hintctl.audit.fix.document import Document
from hintctl.audit.fix.locate import place_of, places_of_replacement
from hintctl.audit.fix.place import IN_OBJECT, INTERNAL, INTERNAL_SOURCE, Certainty, Place, Role
from hintctl.audit.names import find_names
from hintctl.audit.rules import HINT001, HINT002, HINT003, REPLACEMENT
from hintctl.audit.source import Source

HAS_REPLACEMENT = "the object has integration_record_id already: decide which value counts"
HAS_BOTH = "the object has external_link_id and import_id: decide which value counts"
TWICE = "the object has the field twice: decide which value counts"
UNCLEAR = "where it ends is not clear: remove it by hand"
_REMOVABLE = IN_OBJECT | {Role.STATEMENT, Role.DECLARED}


@dataclass(frozen=True, kw_only=True)
class Use:
    """A finding, all its names, and `places`, those of them that a fix would change; without any, `refusal`."""

    finding: Finding
    places: tuple[Place, ...]
    found: tuple[Place, ...]
    refusal: str = ""


@dataclass(frozen=True, kw_only=True)
class FieldCounts:
    """How many of each field an object has, by the object's key; `own`: as its keys or elements."""

    fields: dict[Hashable, Counter[str]]
    own: Counter[tuple[Hashable, str]]


def uses_of(document: Document, source: Source, findings: Sequence[Finding]) -> list[Use]:
    """Gives each finding its names: its own, and those that follow and were counted as the same use."""
    starts = {finding.start: number for number, finding in enumerate(findings)}
    places: dict[int, list[Place]] = defaultdict(list)
    latest: dict[str, int] = {}
    for name in find_names(source.text):
        number = starts.get(name.start, latest.get(name.rule.code))
        if number is None or findings[number].rule is not name.rule:
            continue
        latest[name.rule.code] = number
        kind = findings[number].kind if name.start in starts else None
        places[number].append(place_of(document, source.path, name, kind))
    return [_use(finding, places[number]) for number, finding in enumerate(findings)]


def _use(finding: Finding, places: list[Place]) -> Use:
    if chosen := tuple(place for place in places if place.certainty is not Certainty.NONE):
        return Use(finding=finding, places=chosen, found=tuple(places))
    refusal = places[0].refusal if places else UNCLEAR
    if refusal == INTERNAL and finding.rule is HINT003:
        refusal = INTERNAL_SOURCE
    return Use(finding=finding, places=(), found=tuple(places), refusal=refusal)


def count_fields(document: Document, source: Source, uses: Iterable[Use]) -> FieldCounts:
    """Counts what each object has of the fields, old and new."""
    counts = FieldCounts(fields=defaultdict(Counter), own=Counter())
    for place in (*places_of_replacement(document, source.path), *(place for use in uses for place in use.found)):
        for key in place.objects:
            counts.fields[key][place.field] += 1
        if place.role in IN_OBJECT and place.objects:
            counts.own[place.objects[0], place.field] += 1
    return counts


def conflict(place: Place, counts: FieldCounts) -> str:
    """Why a field may not be changed in its object; empty if it may."""
    renamed = place.field != HINT003.field
    for key in place.objects:
        fields = counts.fields[key]
        if fields[REPLACEMENT] and (renamed or fields[HINT001.field] or fields[HINT002.field]):
            return HAS_REPLACEMENT
        if fields[HINT001.field] and fields[HINT002.field]:
            return HAS_BOTH
    if place.role in IN_OBJECT and place.objects and counts.own[place.objects[0], place.field] > 1:
        return TWICE
    return ""


def tandems_of(uses: Sequence[Use]) -> dict[int, int]:
    """The pairs of an import_id and the import_source in the same object, by number, in both directions."""
    fields: dict[Hashable, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for number, use in enumerate(uses):
        for place in use.places:
            if place.role in _REMOVABLE and place.objects:
                fields[place.objects[0]][place.field].add(number)
    pairs: dict[int, int] = {}
    for found in fields.values():
        ids, sources = found[HINT002.field], found[HINT003.field]
        if len(ids) == len(sources) == 1 and not (ids | sources) & pairs.keys():
            (first,), (second,) = ids, sources
            pairs |= {first: second, second: first}
    return pairs
