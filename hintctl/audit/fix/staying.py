"""Names that must stay as long as others do: a schema's lists of its properties, and what stands for several names."""

from collections.abc import Callable, Iterable

from hintctl.audit.fix.place import Place, Role
from hintctl.audit.idioms import NAMES_FIELD
from hintctl.audit.outline import NONE

PROPERTY_STAYS = "it names a property that has to be changed by hand first"
SEVERAL_NAMES = "the member has other names, too: change it by hand"
_NAMES = (Role.ELEMENT, Role.ITEM)


class Staying:
    """What in one file stays, by hand to be changed. `refusal_of` says why a place may not be changed by itself."""

    def __init__(self, places: Iterable[Place], refusal_of: Callable[[Place], str]) -> None:
        self._properties = {
            place.field
            for place in places
            if place.role in (Role.ENTRY, Role.LINE) and _is_property(place) and refusal_of(place)
        }

    def refusal(self, place: Place) -> str:
        """Why a place has to wait; empty if it has not."""
        if place.role in _NAMES and place.field in self._properties:
            return PROPERTY_STAYS
        return SEVERAL_NAMES if _is_in_alternates(place) else ""


def _is_property(place: Place) -> bool:
    """Whether a key stands directly under `properties` of a JSON Schema."""
    outline = place.document.outline
    if place.role is Role.ENTRY:
        opener = outline.parents[place.first]
        return outline.mark(outline.next(outline.next(opener, -1), -1)).strip("\"'") == "properties"
    number = outline.lines.number(outline.tokens[place.index].start)
    header = outline.line_parents[number - 1]
    return header > 0 and outline.lines.text(header, 200).strip(" -\t\"'").startswith("properties")


def _is_in_alternates(place: Place) -> bool:
    """Whether the annotation that a name stands in gives several."""
    outline = place.document.outline
    opener = outline.parents[place.index]
    if opener != NONE and outline.mark(opener) in ("{", "["):
        opener = outline.parents[opener]
    callee = outline.next(opener, -1) if opener != NONE and outline.mark(opener) == "(" else NONE
    if callee == NONE or not NAMES_FIELD.match(outline.mark(callee)):
        return False
    return any(outline.mark(index) == "alternate" for index in range(opener, outline.mates[opener]))
