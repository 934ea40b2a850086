"""Which of Hint's resources and endpoints a use is about, where the code tells."""

import re

from hintctl.audit.context import Context
from hintctl.audit.outline import Outline

_RESOURCES = (
    ("customer-invoice", re.compile(r"customer[\s_-]?invoice|(?<![a-z])invoice", re.IGNORECASE)),
    ("practitioner", re.compile(r"practitioner", re.IGNORECASE)),
    ("patient", re.compile(r"patient", re.IGNORECASE)),
)
_PATH = re.compile(
    r"(?:(?:api/)?provider)?/(patients|customer_invoices|practitioners)(?![\w-])((?:/[\w:${}.#-]{1,40}){0,3})"
)
_VERB = re.compile(r"(?<![A-Za-z])(get|post|put|patch|delete)(?![a-z])", re.IGNORECASE)
_PARAMETER = re.compile(r"[${#:][^/]*|[\w-]*\d[\w-]*")
_LINES = 30  # on either side: as far as a call stands from the object that it sends


def resource_of(context: Context, path: str, endpoint: str | None) -> str | None:
    """`patient`, `customer-invoice` or `practitioner`, by the nearest words that name one."""
    for text in (context.receiver, context.line, *context.headers, endpoint or "", path):
        named = [resource for resource, pattern in _RESOURCES if pattern.search(text)]
        if named:
            return named[0]
    return None


def endpoint_of(outline: Outline, start: int) -> str | None:
    """The nearest request in the same block, as `POST /patients/{id}`; without the method where none is near."""
    number = outline.lines.number(start)
    first, last = _block(outline, number)
    found = None
    for other in sorted(range(first, last + 1), key=lambda line: abs(line - number)):
        text = outline.lines.text(other, 400)
        if path := _PATH.search(text):
            found = text, path
            break
    if found is None:
        return None
    text, path = found
    rest = "".join("/{id}" if _PARAMETER.fullmatch(part) else f"/{part}" for part in path[2].split("/") if part)
    verb = _VERB.search(text[max(0, path.start() - 60) : path.start()]) or _VERB.search(text)
    return f"{verb[1].upper()} /{path[1]}{rest}" if verb else f"/{path[1]}{rest}"


def _block(outline: Outline, number: int) -> tuple[int, int]:
    """The lines of the outermost block around a line, as far as they are near."""
    headers = outline.header_lines(number)
    first = max(headers[-1] if headers else number, number - _LINES)
    last = number
    top = outline.indents[headers[-1] - 1] if headers else 0
    while last < len(outline.indents) and last - number < _LINES and not 0 <= outline.indents[last] <= top:
        last += 1
    return first, last
