"""Judges every name in a file: what it is, what it is for, and how sure it is that it is Hint's."""

from hintctl.audit.classify import classify
from hintctl.audit.context import context_of
from hintctl.audit.contrary import other_host_in, relations_in
from hintctl.audit.finding import Confidence, Finding, Kind, Usage
from hintctl.audit.idioms import function_line
from hintctl.audit.migrated import is_migrated
from hintctl.audit.names import Name
from hintctl.audit.outline import Outline
from hintctl.audit.project import Project
from hintctl.audit.resource import endpoint_of, resource_of
from hintctl.audit.signals import signals_in, signals_of_path
from hintctl.audit.source import Source
from hintctl.audit.topics import topic_of
from hintctl.audit.uses import Verdict, finding_of, uses_in
from hintctl.audit.weigh import FileFacts, NameFacts, weigh

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
    names = uses_in(source.text)
    migrated = {name.start: name.rule for name in names if is_migrated(outline, name.core)}
    return [
        _judged(source, outline, file, name, declared)
        for name in names
        if name.start not in migrated and not (name.accessor and name.rule in migrated.values())
    ]


def _judged(
    source: Source, outline: Outline, file: FileFacts, name: Name, declared: dict[tuple[str, int], Verdict]
) -> Finding:
    text = source.text[name.start : name.end]
    found = classify(outline, name.core, name.end, name.accessor)
    context = context_of(outline, name.start, name.end, declares=found.usage is Usage.SCHEMA)
    facts = NameFacts(
        field=name.rule.field,
        own_name=text if name.prefixed else "",
        function=found.function,
        section=outline.section(name.start),
    )
    verdict = weigh(context, file, facts)
    if found.kind is Kind.NAME:  # a variable is what it was at its first place in the function
        line = function_line(outline, outline.lines.number(name.start))
        verdict = declared.setdefault((text, line), verdict)
    sure = verdict.confidence >= Confidence.MEDIUM
    endpoint = endpoint_of(outline, name.start) if sure else None
    return finding_of(
        source,
        outline.lines,
        name,
        kind=found.kind,
        usage=found.usage,
        verdict=verdict,
        resource=resource_of(context, file.path, endpoint) if sure else None,
        endpoint=endpoint,
    )
