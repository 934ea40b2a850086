"""Where a variable is declared, in any language."""

import pytest

from hintctl.audit.languages import language_of
from hintctl.audit.names import find_names
from hintctl.audit.origin import origin_of, unpacked_from
from hintctl.audit.outline import Outline


def origin_in(path: str, text: str, receiver: str) -> list[str]:
    outline = Outline(text, language_of(path, text))
    name = list(find_names(text))[-1]
    unpacked = unpacked_from(outline, outline.at(name.start))
    return origin_of(outline, outline.lines.number(name.start), receiver, unpacked).splitlines()


@pytest.mark.parametrize(
    ("path", "text", "receiver", "origin"),
    [
        ("a.py", "def f(p: HintPatient, x):\n    return p.import_id\n", "p", ["p: HintPatient"]),
        ("a.py", "def f():\n    p = hint.get(1)\n    return p.import_id\n", "p", ["p = hint.get(1)"]),
        ("a.py", "def f(ps):\n    for p in ps:\n        use(p.import_id)\n", "p", ["for p in ps:"]),
        ("a.py", "x = [d.import_id for d in deposits]\n", "d", ["x = [d.import_id for d in deposits]"]),
        ("a.go", "func f(p *hint.Patient) {\n\tuse(p.ImportID)\n}\n", "p", ["p *hint.Patient"]),
        ("a.go", "func f() {\n\tp, err := c.Get(1)\n\tuse(p.ImportID)\n}\n", "p", ["p, err := c.Get(1)"]),
        ("A.java", "class A { void f(LabResult r, B b) {\n r.getImportId();\n} }\n", "r", ["LabResult r"]),
        ("A.java", "class A { void f() {\n P p = hint.get(1);\n p.getImportId();\n} }\n", "p", ["P p = hint.get(1);"]),
        ("a.php", "<?php\nforeach ($rows as $r) {\n  $r->import_id;\n}\n", "$r", ["foreach ($rows as $r) {"]),
        ("a.rb", "rows.each do |row|\n  row.import_id\nend\n", "row", ["rows.each do |row|"]),
        ("a.ts", "function f(p: Patient) {\n  return p.importId\n}\n", "p", ["p: Patient"]),
        ("a.js", "const m = get()\nconst { import_id } = m\n", "", ["m", "const m = get()"]),
        ("a.js", "const { importId } = await shorten(url)\n", "", ["await shorten(url)"]),
        ("a.py", "def f():\n    p = 1\n\n\ndef g(q):\n    return p.import_id\n", "p", []),
        ("a.py", "# p = hint.get(1)\nq.import_id\n", "p", []),
        ("a.py", "return p.import_id == 1\n", "p", []),
        ("a.py", "import_id\n", "", []),
    ],
)
def test_the_declaration_is_found(path: str, text: str, receiver: str, origin: list[str]) -> None:
    assert origin_in(path, text, receiver) == origin


def test_what_it_was_taken_from_is_followed_once() -> None:
    text = "def f():\n    page = hint.list()\n    for p in page:\n        use(p.import_id)\n"
    assert origin_in("a.py", text, "p") == ["for p in page:", "page = hint.list()"]


def test_only_the_lines_near_by_are_looked_at() -> None:
    text = "p = hint.get(1)\n" + "\n" * 100 + "use(p.import_id)\n"
    assert origin_in("a.py", text, "p") == []
