"""Tells which wire names may be the program's own as well: a column, a header, a key that other code goes on using."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from hintctl.audit.fix.document import Document, first_on_line
from hintctl.audit.fix.mentions import MentionsFinder
from hintctl.audit.fix.own_data import (
    comes_from_api,
    compares,
    has_rows,
    is_input,
    is_row,
    is_sent,
    keeps,
    lists_headers,
    shows_what_is_sent,
)
from hintctl.audit.fix.place import COLUMN, INTERNAL, ON_LINES, VALUE, Certainty, Place, Role
from hintctl.audit.fix.statement import Statement, statement_of
from hintctl.audit.fix.uses import Use
from hintctl.audit.idioms import ACCESS, COLUMN_MEMBERS, SCRIPTS, function_line, owner_of, receiver
from hintctl.audit.outline import NONE

_OWN_FILES = re.compile(r"(?:^|/)(?:tests?|spec)/fixtures/[^/]+\.ya?ml\Z|(?:^|/)(?:config|locales?)/", re.IGNORECASE)
_ATTRIBUTES_ARE_KEYS = SCRIPTS | {"lua"}
_NAMED_ARGUMENTS = frozenset({"python", "jvm", "c#", "swift", "dart", "php"})
_FUNCTION_NAME = re.compile(
    r"(?:\b(?:def|defp|func|function|fn|fun|sub)\s+(?:\([^)]*\)\s*)?|\b)([\w.?!]+)\s*(?:\(|=|:|$)"
)
_UPDATES_MAP = re.compile(r"%?\{\s*[@\w.]+\s*\|")
_LONGEST_HEADERS = 400  # characters
_NEW_NAME = re.compile(r"integration(?:_|-|\\u005f)?record(?:_|-|\\u005f)?id", re.IGNORECASE)
_NEAR = 12  # lines


class Doubts:
    """What in one file speaks against changing a wire name before somebody has looked at it."""

    def __init__(self, file: Document, path: str, uses: Sequence[Use]) -> None:
        self._outline = file.outline
        self._path = path
        self._mentions = MentionsFinder(file.outline)
        self._kept: set[str] = set()
        """The fields of which a use stays that other uses may depend on, wherever in the file they are."""
        self._beside: dict[str, list[int]] = defaultdict(list)
        """Where uses stay that only the same statement depends on."""
        self._reads: dict[str, list[Place]] = defaultdict(list)
        self._read_own: dict[int, bool] = {}
        for use in uses:
            for place in use.found:
                self._take_in(place)
        for offsets in self._beside.values():
            offsets.sort()
        for places in self._reads.values():
            places.sort(key=lambda place: place.start)

    @cached_property
    def _has_rows(self) -> bool:
        return has_rows(self._outline.text)

    def _take_in(self, place: Place) -> None:
        if _binds_file(place):
            self._kept.add(place.field)
        if _binds_statement(place):
            self._beside[place.field].append(place.start)
        if place.certainty is Certainty.WIRE and place.role is Role.READ:
            self._reads[place.field].append(place)

    def about(self, use: Use) -> bool:
        """Whether there is a doubt about one of the places that a fix of the use would change."""
        return any(map(self._is_doubtful, use.places))

    def _is_doubtful(self, place: Place) -> bool:
        if place.role in (Role.DECLARED, Role.QUERY):
            return False  # it stands for itself, whatever the program calls the same elsewhere
        if self._outline.language.data:
            own_file = place.role in ON_LINES and _OWN_FILES.search(self._path) is not None
            return own_file or place.role in (Role.READ, Role.STATEMENT)  # code in a string
        statement = statement_of(self._outline, self._outline.at(place.start))
        if place.field in self._kept or self._is_half(place, statement):
            return True
        if place.role is Role.READ:
            return self._reads_own(place)
        if place.role is Role.STATEMENT:
            mentions = self._mentions.of(place.receiver, self._outline.lines.number(place.start))
            return is_row(place.receiver) or has_rows(mentions.all)
        return self._is_kept(place, statement) or self._is_compared(statement) or self._meets_new_name(place)

    def _meets_new_name(self, place: Place) -> bool:
        """Whether the new name is near, in the same function: what is merged or spread there may become one object."""
        number = self._outline.lines.number(place.start)
        near = self._new_names[
            bisect_left(self._new_names, number - _NEAR) : bisect_right(self._new_names, number + _NEAR)
        ]
        function = function_line(self._outline, number)
        return any(function_line(self._outline, other) == function for other in near)

    @cached_property
    def _new_names(self) -> list[int]:
        """The lines that hold the new name."""
        lines = self._outline.lines
        return sorted({lines.number(match.start()) for match in _NEW_NAME.finditer(self._outline.text)})

    def _is_half(self, place: Place, statement: Statement) -> bool:
        """Whether something else in its statement stays as it is."""
        beside = self._beside[place.field]
        number = bisect_left(beside, statement.start)
        if number < len(beside) and beside[number] < statement.end:
            return True
        reads = self._reads[place.field]
        first = bisect_left(reads, statement.start, key=lambda read: read.start)
        last = bisect_left(reads, statement.end, key=lambda read: read.start)
        return any(self._reads_own(read) for read in reads[first:last])

    def _reads_own(self, place: Place) -> bool:
        """Whether a read takes the field from something else than what the Hint API sends, for all that is known."""
        if place.start not in self._read_own:
            self._read_own[place.start] = self._is_taken_from_own(place)
        return self._read_own[place.start]

    def _is_taken_from_own(self, place: Place) -> bool:
        taken = place.receiver
        mentions = self._mentions.of(taken, self._outline.lines.number(place.start))
        if is_row(taken) or is_input(taken) or is_row(mentions.bindings) or has_rows(mentions.all):
            return True
        if comes_from_api(mentions.bindings):
            return False
        return self._has_rows or is_input(mentions.bindings) or not is_sent(taken)

    def _is_kept(self, place: Place, statement: Statement) -> bool:
        """Whether an object is a row, or is handed to what keeps rows."""
        outline = self._outline
        callees = (
            receiver(outline, outline.next(each, -1))[0] for each in statement.brackets if outline.mark(each) == "("
        )
        if any(keeps(callee, outline.language.name) for callee in callees):
            return True
        if not statement.brackets:
            return False
        opener = statement.brackets[0]
        if _UPDATES_MAP.match(outline.text, outline.tokens[max(0, opener)].start):
            return True  # Elixir's `%{map | "key" => 1}` fails without the key
        before = outline.next(opener, -1)
        number = outline.lines.number(place.start)
        if outline.mark(before) in ("=", ":="):
            variable = receiver(outline, outline.next(before, -1))[0]
            return is_row(variable) or has_rows(self._mentions.of(variable, number).all)
        returned = outline.mark(before) in ("return", "yield", "=>") or first_on_line(outline, opener)
        return returned and self._is_in_row_maker(number)

    def _is_in_row_maker(self, number: int) -> bool:
        header = function_line(self._outline, number)
        name = _FUNCTION_NAME.search(self._outline.lines.text(header, 300)) if header else None
        return name is not None and is_row(name[1])

    def _is_compared(self, statement: Statement) -> bool:
        """Whether an object is compared with what the program makes, which may not change with it."""
        outline, text = self._outline, self._outline.text
        start = end = statement.end
        if statement.brackets and outline.mates[statement.brackets[0]] != NONE:
            start = outline.tokens[statement.brackets[0]].start
            end = outline.tokens[outline.mates[statement.brackets[0]]].end
        beside = f"{text[statement.start : start]} {text[end : statement.end]}"
        return compares(beside) and not shows_what_is_sent(beside)


def _binds_file(place: Place) -> bool:
    """Whether a use stays, or is changed only on request, that others in its file may depend on."""
    outline, index = place.document.outline, place.index
    if place.refusal == COLUMN or index == NONE:
        return place.refusal == COLUMN
    if place.certainty is not Certainty.NONE:
        return place.certainty is Certainty.CONVENTION and not _is_named_argument(place)
    token = outline.tokens[index]
    if place.refusal == VALUE:
        short = token.end - token.start < _LONGEST_HEADERS
        return short and lists_headers(outline.text[token.inner_start : token.inner_end])
    if _is_attribute(place):
        return outline.language.name in _ATTRIBUTES_ARE_KEYS
    return COLUMN_MEMBERS.search(outline.lines.text(outline.lines.number(token.start), 300)) is not None


def _binds_statement(place: Place) -> bool:
    """Whether a use stays, or is changed only on request, that others in its statement may depend on."""
    if place.certainty is not Certainty.NONE or place.index == NONE:
        return place.certainty is Certainty.CONVENTION
    if _is_attribute(place):
        return not _is_set_on_itself(place)
    return _is_member_of_literal(place)


def _is_attribute(place: Place) -> bool:
    outline = place.document.outline
    return place.refusal == INTERNAL and outline.mark(outline.next(place.index, -1)) in ACCESS


def _is_named_argument(place: Place) -> bool:
    """Whether it names an argument of a call, which what is called names, too."""
    outline = place.document.outline
    opener = outline.parents[place.index]
    if place.role is not Role.ENTRY or opener == NONE or outline.mark(opener) != "(":
        return False
    return outline.language.name in _NAMED_ARGUMENTS and outline.mark(outline.next(opener, -1)) != "dict"


def _is_member_of_literal(place: Place) -> bool:
    """`Patient{ImportID: id}` of Go: the same field, by the name that the type gives it."""
    outline = place.document.outline
    opener = outline.parents[place.index]
    following = outline.mark(outline.next(place.index))
    return place.refusal == INTERNAL and opener != NONE and outline.mark(opener) == "{" and following == ":"


def _is_set_on_itself(place: Place) -> bool:
    """`self.import_id = data["import_id"]`: the attribute gets what is read."""
    outline = place.document.outline
    owner = outline.mark(owner_of(outline, place.index))
    return owner in ("self", "this", "@") and outline.mark(outline.next(place.index)) == "="
