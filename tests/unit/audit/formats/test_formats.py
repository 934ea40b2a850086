"""What holds for every format: nothing that a file is called or says breaks it or steers a terminal."""

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator

import pytest

from hintctl.audit.formats import RENDERERS
from hintctl.output.audit_text import plain, text_lines
from hintctl.output.text import clean
from tests.unit.audit.made import full_report, hostile_report, report


def lines_of(format_name: str, shown: object = None) -> list[str]:
    lines = list(RENDERERS[format_name](shown or full_report()))  # type: ignore[arg-type]  # a report
    assert not any("\n" in line or "\r" in line for line in lines)
    return lines


@pytest.mark.parametrize("format_name", RENDERERS)
@pytest.mark.parametrize("shown", [full_report(), hostile_report(), report()], ids=["full", "hostile", "empty"])
def test_each_line_is_one_line(format_name: str, shown: object) -> None:
    assert lines_of(format_name, shown)


@pytest.mark.parametrize("format_name", ["json", "sarif", "gitlab", "junit"])
def test_documents_are_printable_ascii_whatever_files_are_called(format_name: str) -> None:
    text = "".join(lines_of(format_name, hostile_report()))
    assert text.isascii()
    assert text.isprintable()
    assert [clean(line) for line in lines_of(format_name, hostile_report())] == lines_of(format_name, hostile_report())


@pytest.mark.parametrize("format_name", ["json", "sarif", "gitlab"])
def test_json_documents_hold_whole_characters_only(format_name: str) -> None:
    document = json.loads("\n".join(lines_of(format_name, hostile_report())))
    texts = list(texts_in(document))
    assert any("日本" in text or "%E6%97%A5" in text for text in texts)
    for text in texts:
        text.encode("utf-8")


def test_xml_holds_what_xml_can() -> None:
    root = ET.fromstring("\n".join(lines_of("junit", hostile_report())))
    names = [case.get("classname") or "" for case in root.iter("testcase")]
    assert names[0].startswith("a\ufffd]52;c;eA==\ufffd\r\n::error::b,c:d%0A]]></failure>&\"'\u202e\ufffd\x7f\x9b日本")


def test_text_holds_nothing_that_steers_a_terminal() -> None:
    for line in plain(text_lines(hostile_report(), width=80, verbose=True)):
        assert line == clean(line)
        assert not line.lstrip().startswith("::")


def texts_in(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for key, inside in value.items():
                yield key
                yield from texts_in(inside)
        case list():
            for inside in value:
                yield from texts_in(inside)
