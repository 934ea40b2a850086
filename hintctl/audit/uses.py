"""The uses of the names in a text, and the findings that are made of them."""

import re
from dataclasses import dataclass

from hintctl.audit.finding import Confidence, Finding, Kind, Usage
from hintctl.audit.lex import Lines
from hintctl.audit.names import Name, find_names
from hintctl.audit.source import Source

_LONG_LINE, _EXCERPT = 1000, 240  # characters: of a minified file, a line is everything


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """How sure, and why: first what speaks for it, what weighs most first, then what speaks against, likewise."""

    confidence: Confidence
    reasons: tuple[str, ...]


NOTHING = Verdict(confidence=Confidence.LOW, reasons=("nothing in the project speaks of Hint",))


def dismiss(source: Source) -> list[Finding]:
    """The findings of a file in a project in which nothing speaks of Hint: all of low confidence, and no more said."""
    lines = Lines(source.text)
    return [
        finding_of(source, lines, name, kind=Kind.NAME, usage=Usage.UNKNOWN, verdict=NOTHING)
        for name in uses_in(source.text)
    ]


def finding_of(
    source: Source,
    lines: Lines,
    name: Name,
    *,
    kind: Kind,
    usage: Usage,
    verdict: Verdict,
    resource: str | None = None,
    endpoint: str | None = None,
) -> Finding:
    """The finding of a name, with its place in the file."""
    line = lines.number(name.start)
    begins, ends = lines.span(line)
    column = name.start - begins + 1
    first, last = begins, ends
    if ends - begins > _LONG_LINE:
        first, last = max(begins, name.start - _EXCERPT), min(ends, name.end + _EXCERPT)
    return Finding(
        path=source.path,
        line=line,
        column=column,
        end_column=column + name.end - name.start,
        start=name.start,
        end=name.end,
        rule=name.rule,
        name=source.text[name.start : name.end],
        kind=kind,
        usage=usage,
        confidence=verdict.confidence,
        reasons=verdict.reasons,
        resource=resource,
        endpoint=endpoint,
        code_line=source.text[first:last].rstrip("\r\n"),
        code_offset=first - begins,
    )


_SAME_DECLARATION = re.compile(r"""["'`]?[)\]]{0,2}[^,;{}()\[\]\n.|&]{0,80}\Z""")


def uses_in(text: str) -> list[Name]:
    """One name for each use: a field and its struct tag are one, as are a constant and its value."""
    kept: list[Name] = []
    for name in find_names(text):
        last = kept[-1] if kept else None
        if last and last.rule is name.rule and _SAME_DECLARATION.match(text[last.end : name.start]):
            continue
        kept.append(name)
    return kept
