"""The formats for programs, by the names that `--format` knows. Text for people is in `hintctl.output`.

Each is a pure function from a report to the lines of the document. A new format is one file, one line here, one test.
"""

from collections.abc import Callable, Iterator, Mapping

from hintctl.audit.formats.github import render as github
from hintctl.audit.formats.gitlab import render as gitlab
from hintctl.audit.formats.json import render as json
from hintctl.audit.formats.junit import render as junit
from hintctl.audit.formats.sarif import render as sarif
from hintctl.audit.report import Report

RENDERERS: Mapping[str, Callable[[Report], Iterator[str]]] = {
    "json": json,
    "sarif": sarif,
    "github": github,
    "gitlab": gitlab,
    "junit": junit,
}
