"""Decides for every finding of a file how to fix it, or why not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hintctl.audit.finding import Confidence, Edit, Finding, Fix, Safety
from hintctl.audit.fix.document import Document, whole
from hintctl.audit.fix.doubt import Doubts
from hintctl.audit.fix.place import Certainty, Place, Role
from hintctl.audit.fix.removal import removal_of
from hintctl.audit.fix.simple_value import NOT_SIMPLE, has_simple_value
from hintctl.audit.fix.spans import Removal
from hintctl.audit.fix.spelling import respell
from hintctl.audit.fix.staying import Staying
from hintctl.audit.fix.unpacking import unpacks
from hintctl.audit.fix.uses import UNCLEAR, FieldCounts, Use, conflict, count_fields, tandems_of, uses_of
from hintctl.audit.outline import Outline
from hintctl.audit.rules import HINT003
from hintctl.audit.source import Source

USED = "something uses the value: remove it by hand"
SOURCE_FIRST = "import_source beside it has to be removed by hand first"
RUNS = "its value may do something: remove it by hand"


def propose(source: Source, outline: Outline, findings: Sequence[Finding]) -> list[Finding]:
    """The same findings, each with a fix or with the reason for which there is none. Those of a tandem share one."""
    if not findings:
        return []
    document = whole(outline)
    uses = uses_of(document, source, findings)
    counts = count_fields(document, source, uses)
    places = [place for use in uses for place in use.places]
    file = _File(
        document=document,
        counts=counts,
        reads_source=any(map(_reads_source, uses)),
        doubts=Doubts(document, source.path, uses),
        staying=Staying(places, lambda place: conflict(place, counts)),
    )
    partners = tandems_of(uses)
    answers: dict[int, Fix | str] = {}
    for number, use in enumerate(uses):
        partner = partners.get(number)
        if partner is None or use.finding.rule is HINT003:
            continue
        if shared := file.tandem(use, uses[partner]):
            answers[number] = answers[partner] = shared
            if isinstance(shared, str):
                answers[number] = SOURCE_FIRST
    found = (answers[number] if number in answers else file.answer(use) for number, use in enumerate(uses))
    return [_answered(use.finding, answer) for use, answer in zip(uses, found, strict=True)]


def _answered(finding: Finding, answer: Fix | str) -> Finding:
    if isinstance(answer, Fix):
        return replace(finding, fix=answer, refusal="")
    return replace(finding, fix=None, refusal=answer)


def _reads_source(use: Use) -> bool:
    return use.finding.rule is HINT003 and any(place.role is Role.READ for place in use.places)


@dataclass(frozen=True, kw_only=True)
class _File:
    """What the answers for one file rest on. `reads_source`: something in it reads an import_source."""

    document: Document
    counts: FieldCounts
    reads_source: bool
    doubts: Doubts
    staying: Staying

    def tandem(self, use: Use, source: Use) -> Fix | str | None:
        """One fix for an import_id and the import_source beside it, or why the latter can't be deleted.

        None if each is to be answered by itself.
        """
        if self._refusal(use) or self._refusal(source):
            return None
        removals = self._removals(source)
        if isinstance(removals, str):
            return None if removals == USED else removals
        safe = not self.reads_source and not any(removal.runs for removal in removals)
        safe = safe and all(map(self._is_sure, (use, source))) and not self._leaves_unused(removals)
        edits = (*self._renames(use), *self._deletions(removals))
        title = f"Rename {use.finding.name} to {respell(use.places[0].word)} and delete {source.finding.name}"
        return self._fix(edits, title, safe=safe)

    def answer(self, use: Use) -> Fix | str:
        """The fix of a finding by itself, or why there is none."""
        if refusal := self._refusal(use):
            return refusal
        if use.finding.rule is HINT003:
            removals = self._removals(use)
            if isinstance(removals, str):
                return removals
            wire = all(place.certainty is Certainty.WIRE for place in use.places)
            if any(not removal.literal and (removal.runs or not wire) for removal in removals):
                return RUNS
            return self._fix(self._deletions(removals), f"Delete {use.finding.name}", safe=False)
        keys = [key for place in use.places for key in place.objects]
        beside = any(self.counts.fields[key][HINT003.field] for key in keys)
        title = f"Rename {use.places[0].word} to {respell(use.places[0].word)}"
        return self._fix(self._renames(use), title, safe=self._is_sure(use) and not beside)

    def _is_sure(self, use: Use) -> bool:
        """Whether a use is Hint's for certain, and only Hint's: nothing else goes by the same name."""
        wire = all(place.certainty is Certainty.WIRE for place in use.places)
        return wire and use.finding.confidence is Confidence.HIGH and not self.doubts.about(use)

    def _refusal(self, use: Use) -> str:
        if not use.places:
            return use.refusal
        found = (conflict(place, self.counts) or self.staying.refusal(place) for place in use.places)
        return next(filter(None, found), "")

    def _removals(self, use: Use) -> list[Removal] | str:
        removals = []
        for place in use.places:
            if place.role in (Role.READ, Role.OTHER) or unpacks(place):
                return USED
            if not has_simple_value(place):
                return NOT_SIMPLE
            if (removal := removal_of(place)) is None:
                return UNCLEAR
            removals.append(removal)
        return removals

    def _leaves_unused(self, removals: Sequence[Removal]) -> bool:
        """Go refuses to compile a variable that nothing uses any more."""
        return self.document.outline.language.name == "go" and not all(removal.literal for removal in removals)

    def _renames(self, use: Use) -> list[Edit]:
        return [self._edit(place.start, place.end, _new_text(place)) for place in use.places]

    def _deletions(self, removals: Sequence[Removal]) -> list[Edit]:
        spans = sorted({span for removal in removals for span in removal.spans})
        return [self._edit(start, end, "") for start, end in spans]

    def _edit(self, start: int, end: int, replacement: str) -> Edit:
        lines = self.document.outline.lines
        return Edit(
            start=start, end=end, replacement=replacement,
            line=lines.number(start), column=lines.column(start),
            end_line=lines.number(end), end_column=lines.column(end),
        )  # fmt: skip

    def _fix(self, edits: Sequence[Edit], title: str, *, safe: bool) -> Fix:
        ordered = tuple(sorted(edits, key=lambda edit: edit.start))
        return Fix(safety=Safety.SAFE if safe else Safety.UNSAFE, edits=ordered, title=title)


def _new_text(place: Place) -> str:
    new = respell(place.word)
    return f"{new}: {place.word}" if place.shorthand else new
