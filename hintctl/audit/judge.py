"""Judges every name in a file: what it is, what it is for, and how sure it is that it is Hint's."""

import re

from hintctl.audit.classify import classify
from hintctl.audit.context import context_of
from hintctl.audit.contrary import other_host_in, relations_in
from hintctl.audit.finding import Confidence, Finding, Kind, Usage
from hintctl.audit.lex import Lines
from hintctl.audit.names import Name, find_names
from hintctl.audit.outline import Outline
from hintctl.audit.project import Project
from hintctl.audit.resource import endpoint_of, resource_of
from hintctl.audit.signals import signals_in, signals_of_path
from hintctl.audit.source import Source
from hintctl.audit.topics import topic_of
from hintctl.audit.weigh import NOTHING, FileFacts, NameFacts, Verdict, weigh

_LONG_LINE, _EXCERPT = 1000, 240  # characters: of a minified file, a line is everything
_TOPIC = 200_000  # characters of a file that are looked at for what it is about


def judge(source: Source, outline: Outline, project: Project) -> list[Finding]:
    """The findings of a file, of any confidence, in order, without their fixes."""
    place = project.place(source.path)
    file = FileFacts(
        path=place,
        signals=(*signals_in(source.text), *signals_of_path(place)),
        others=project.others(place, source.text),
        topic=topic_of(source.text[:_TOPIC]),
        other_host=other_host_in(source.text),
        rival=project.rival(place),
        credit=project.credit,
        relations=relations_in(source.text),
    )
    declared: dict[tuple[str, int], Verdict] = {}
    return [_judged(source, outline, file, name, declared) for name in uses_in(source.text)]


def dismiss(source: Source) -> list[Finding]:
    """The findings of a file in a project in which nothing speaks of Hint: all of low confidence, and no more said."""
    lines = Lines(source.text)
    return [
        _finding(source, lines, name, kind=Kind.NAME, usage=Usage.UNKNOWN, verdict=NOTHING)
        for name in uses_in(source.text)
    ]


def _judged(
    source: Source, outline: Outline, file: FileFacts, name: Name, declared: dict[tuple[str, int], Verdict]
) -> Finding:
    text = source.text[name.start : name.end]
    found = classify(outline, name.core, name.end)
    context = context_of(outline, name.start, name.end, declares=found.usage is Usage.SCHEMA)
    facts = NameFacts(
        field=name.rule.field,
        own_name=text if name.prefixed else "",
        function=found.function,
        section=outline.section(name.start),
    )
    verdict = weigh(context, file, facts)
    if found.kind is Kind.NAME:  # a variable is what it was at its first place in the function
        line = _function_line(outline, outline.lines.number(name.start))
        verdict = declared.setdefault((text, line), verdict)
    sure = verdict.confidence >= Confidence.MEDIUM
    endpoint = endpoint_of(outline, name.start) if sure else None
    return _finding(
        source,
        outline.lines,
        name,
        kind=found.kind,
        usage=found.usage,
        verdict=verdict,
        resource=resource_of(context, file.path, endpoint) if sure else None,
        endpoint=endpoint,
    )


def _finding(
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


_FUNCTION = re.compile(
    r"\b(?:def|defp|function|func|fn|fun|sub|test|it|describe|void|static|public|private|protected)\b|=>|\bdo\b"
)


def _function_line(outline: Outline, number: int) -> int:
    """The line of the function around a line, 0 at the top level."""
    return next(
        (header for header in outline.header_lines(number) if _FUNCTION.search(outline.lines.text(header, 200))), 0
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
