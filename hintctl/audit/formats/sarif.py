"""SARIF 2.1.0, the OASIS standard: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html."""

from collections.abc import Iterator
from urllib.parse import quote

from hintctl import __version__
from hintctl.audit.finding import Confidence, Edit, Finding, Fix, Safety
from hintctl.audit.formats.encoding import json_lines, path_bytes
from hintctl.audit.report import Report, UnusedIgnore
from hintctl.audit.rules import RULES, Rule
from hintctl.audit.summary import sentences

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_DOCUMENTATION = "https://developers.hint.com"
_ROOT = "SRCROOT"
_LEVELS = {Confidence.HIGH: "error", Confidence.MEDIUM: "warning", Confidence.LOW: "note"}
_UNUSED_IGNORE = "unused-ignore"
_NUMBERS = {rule.code: number for number, rule in enumerate(RULES)}


def render(report: Report) -> Iterator[str]:
    """One log of one run."""
    run = {
        "tool": {"driver": _driver()},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder in which hintctl audit was started."}}},
        "invocations": [_invocation(report)],
        "results": [*map(_result, report.findings), *map(_unused, report.unused_ignores)],
    }
    return json_lines({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _driver() -> dict[str, object]:
    unused = {
        "id": _UNUSED_IGNORE,
        "name": "UnusedIgnore",
        "shortDescription": {"text": "An ignore that ignores nothing"},
        "help": {"text": "Remove the comment, or name a rule that there is."},
        "defaultConfiguration": {"level": "note"},
    }
    return {
        "name": "hintctl",
        "version": __version__,
        "semanticVersion": __version__,
        "informationUri": _DOCUMENTATION,
        "rules": [*map(_rule, RULES), unused],
    }


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in f"legacy_{rule.field}".split("_")),
        "shortDescription": {"text": f"{rule.title}."},
        "fullDescription": {"text": rule.migration},
        "help": {"text": rule.explanation, "markdown": _markdown(rule.explanation)},
        "helpUri": _DOCUMENTATION,
        "defaultConfiguration": {"level": "error"},
        "properties": {"tags": ["legacy", "hint"]},
    }


def _markdown(explanation: str) -> str:
    prose, _, example = explanation.partition("\n\n")
    return f"{prose}\n\n```\n{example}\n```"


def _result(finding: Finding) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": finding.rule.code,
        "ruleIndex": _NUMBERS[finding.rule.code],
        "level": _LEVELS[finding.confidence],
        "message": {"text": finding.message},
        "locations": [_location(finding.path, finding.line, finding.column, finding.end_column)],
        "partialFingerprints": {"hintctl/v1": finding.fingerprint},
        "properties": {
            "confidence": finding.confidence.word,
            "usage": finding.usage.value,
            "kind": finding.kind.value,
            "reasons": list(finding.reasons),
        },
    }
    if finding.fix:
        result["fixes"] = [_fix(finding.fix, finding.path)]
    return result


def _unused(ignore: UnusedIgnore) -> dict[str, object]:
    return {
        "ruleId": _UNUSED_IGNORE,
        "ruleIndex": len(RULES),
        "level": "note",
        "message": {"text": ignore.message},
        "locations": [_location(ignore.path, ignore.line, ignore.column, ignore.end_column)],
    }


def _location(path: str, line: int, column: int, end_column: int) -> dict[str, object]:
    # Without the code: recorded answers of the API may hold health data, and a log of findings travels.
    region = {"startLine": line, "startColumn": column, "endColumn": end_column}
    return {"physicalLocation": {"artifactLocation": _artifact(path), "region": region}}


def _artifact(path: str) -> dict[str, str]:
    # A colon in the first part would make a scheme of it, so it is quoted too.
    return {"uri": quote(path_bytes(path), safe="/"), "uriBaseId": _ROOT}


def _fix(fix: Fix, path: str) -> dict[str, object]:
    unsafe = " (unsafe: look at it before you take it)" if fix.safety is Safety.UNSAFE else ""
    change = {"artifactLocation": _artifact(path), "replacements": [_replacement(edit) for edit in fix.edits]}
    return {"description": {"text": f"{fix.title}{unsafe}"}, "artifactChanges": [change]}


def _replacement(edit: Edit) -> dict[str, object]:
    region = {
        "startLine": edit.line,
        "startColumn": edit.column,
        "endLine": edit.end_line,
        "endColumn": edit.end_column,
    }
    return {"deletedRegion": region, "insertedContent": {"text": edit.replacement}}


def _invocation(report: Report) -> dict[str, object]:
    skipped = [
        {
            "level": "warning" if report.unreadable else "note",
            "message": {"text": f"Skipped: {each.reason}"},
            "locations": [{"physicalLocation": {"artifactLocation": _artifact(each.path)}}],
        }
        for each in report.examples
    ]
    level = "note" if report.scanned else "warning"
    summary = {"level": level, "message": {"text": " ".join(sentences(report))}}
    return {"executionSuccessful": not report.unreadable, "toolExecutionNotifications": [summary, *skipped]}
