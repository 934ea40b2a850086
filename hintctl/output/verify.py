"""Shows how the rows of a file compare with Hint."""

import sys
from collections import Counter
from collections.abc import Iterable, Mapping

from hintctl.linking.verify import Comparison, Status
from hintctl.output.console import emit, tell
from hintctl.output.text import duration, json_text, quantity

_SIGNS = {
    Status.IN_SYNC: "=",
    Status.NOT_LINKED: "-",
    Status.DIFFERENT: "*",
    Status.NOT_FOUND: "!",
    Status.UNKNOWN: "?",
    Status.EXTRA: "+",
}
_STYLES = {
    Status.IN_SYNC: "green",
    Status.NOT_LINKED: "magenta",
    Status.DIFFERENT: "red",
    Status.NOT_FOUND: "red",
    Status.UNKNOWN: "magenta",
    Status.EXTRA: "cyan",
}
_SAID = {
    Status.IN_SYNC: "in sync",
    Status.NOT_LINKED: "not linked yet",
    Status.DIFFERENT: "linked to another ID",
    Status.NOT_FOUND: "not found in Hint",
    Status.UNKNOWN: "not known",
    Status.EXTRA: "linked but not in the file",
}


def show_lines(comparisons: Iterable[Comparison], *, differences: bool) -> Counter[Status]:
    """Shows a line a row, with `differences` only of those that differ; returns how many have which status."""
    counts: Counter[Status] = Counter()
    for each in comparisons:
        counts[each.status] += 1
        if each.status is Status.IN_SYNC and differences:
            continue
        yours = each.current if each.status is Status.EXTRA else each.integration_record_id
        other = f" (linked to {each.current})" if each.status is Status.DIFFERENT else ""
        row = f" {each.resource.value} {each.hint_id} {yours}{other}"
        emit((_SIGNS[each.status], _STYLES[each.status]), row)
    return counts


def show_json(comparisons: Iterable[Comparison], *, invalid: int) -> Counter[Status]:
    """Shows one JSON document, its differences as they come and the counts after them; returns the counts.

    `invalid` counts the rows that were left out.
    """
    counts: Counter[Status] = Counter()
    before = "\n    "
    sys.stdout.write('{\n  "differences": [')
    for each in comparisons:
        counts[each.status] += 1
        if each.status is not Status.IN_SYNC:
            sys.stdout.write(before + json_text(_document(each)))
            before = ",\n    "
    totals = {"rows": count_rows(counts)} | {status.value: counts[status] for status in Status}
    totals["invalid"] = invalid
    sys.stdout.write("\n  ]," + json_text(totals, indent=2).removeprefix("{") + "\n")
    return counts


def count_rows(counts: Mapping[Status, int]) -> int:
    """The number of rows of the file."""
    return sum(count for status, count in counts.items() if status is not Status.EXTRA)


def show_summary(counts: Mapping[Status, int], where: str, *, invalid: int, requests: int, seconds: float) -> None:
    """Tells how a comparison ended. `invalid` counts the rows that were left out."""
    parts = [(f"{counts[status]:,} {_SAID[status]}", _STYLES[status]) for status in Status if counts[status]]
    if invalid:
        parts.append((f"{invalid:,} invalid left out", "red"))
    about = f"{where}, {quantity(requests, 'request')}, {duration(seconds)}"
    said = [piece for part in parts for piece in (", ", part)][1:] or ["nothing to compare"]
    tell(f"{quantity(count_rows(counts), 'row')}: ", *said, f" ({about})")


def _document(comparison: Comparison) -> dict[str, object]:
    return {
        "line": comparison.line,
        "resource": comparison.resource.value,
        "hint_id": comparison.hint_id,
        "integration_record_id": comparison.integration_record_id,
        "status": comparison.status.value,
        "current": comparison.current,
    }
