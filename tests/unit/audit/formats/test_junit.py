"""JUnit's XML."""

import xml.etree.ElementTree as ET
from collections import Counter

from hintctl.audit.finding import Skipped
from hintctl.audit.formats.junit import render
from hintctl.audit.report import Report
from tests.unit.audit.made import full_report, report


def suite(shown: Report) -> ET.Element:
    root = ET.fromstring("\n".join(render(shown)))
    assert root.tag == "testsuites"
    (found,) = root
    cases = list(found.iter("testcase"))
    assert int(found.get("tests") or 0) == len(cases) > 0
    for tag, counted in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
        assert int(found.get(counted) or 0) == len(list(found.iter(tag)))
    return found


def test_a_finding_is_a_failed_test_and_an_unused_ignore_a_skipped_one() -> None:
    first, *_, last = suite(full_report()).iter("testcase")
    assert first.attrib == {
        "classname": "src/patient.py",
        "name": "HINT002 import_id at line 12",
        "file": "src/patient.py",
        "line": "12",
        "time": "0",
    }
    failure = first.find("failure")
    assert failure is not None
    assert failure.get("message", "").startswith("Hint has ignored import_id")
    assert failure.text == "src/patient.py:12:6: high confidence\nsrc/backend.py beside it names api.hint.com"
    assert last.find("skipped") is not None


def test_nothing_found_is_a_test_that_passed() -> None:
    (case,) = suite(report()).iter("testcase")
    assert case.get("name") == "no legacy field is used"
    assert list(case) == []


def test_where_nothing_was_scanned_no_test_passed() -> None:
    (case,) = suite(report(scanned=0)).iter("testcase")
    skipped = case.find("skipped")
    assert skipped is not None
    assert skipped.get("message", "").startswith("No file was scanned.")


def test_what_could_not_be_read_is_an_error() -> None:
    skipped = Skipped(path="secret", reason="no permission")
    (case,) = suite(report(unreadable=True, examples=(skipped,), skipped=Counter({"no permission": 1}))).iter(
        "testcase"
    )
    error = case.find("error")
    assert error is not None
    assert error.text == "skipped secret: no permission"
