"""What object and what function a name belongs to, in any language."""

import pytest

from hintctl.audit.idioms import MAY_READ, MAY_WRITE, READS, WRITES, function_line, owner_of, receiver
from hintctl.audit.languages import language_of
from hintctl.audit.names import find_names
from hintctl.audit.outline import Outline


@pytest.mark.parametrize(
    ("path", "text", "taken"),
    [
        ("p.py", "x = patient.import_id", "patient"),
        ("p.py", 'x = self.hint_patient["import_id"]', "self.hint_patient"),
        ("p.py", 'x = patients[0]["owner"]["import_id"]', 'patients[0]["owner"]'),
        ("p.py", 'x = patient.get("import_id")', "patient.get"),
        ("p.py", 'x = client.get("/a").json()["import_id"]', 'client.get("/a").json()'),
        ("p.py", "create(import_id=1)", "create"),
        ("p.rb", "x = @patient[:import_id]", "@patient"),
        ("p.rb", "x = invoice&.owner&.import_id", "invoice.owner"),
        ("p.php", "<?php $x = $patient->owner['import_id'];", "$patient.owner"),
        ("p.js", "x = patient?.['import_id']", "patient"),
        ("p.swift", 'x = patient!["import_id"]', "patient"),
        ("p.py", "x = import_id", ""),
        ("p.py", 'x = {"import_id": 1}', ""),
    ],
)
def test_what_a_name_is_taken_from(path: str, text: str, taken: str) -> None:
    outline = Outline(text, language_of(path, text))
    name = next(iter(find_names(text)))
    assert receiver(outline, owner_of(outline, outline.at(name.start)))[0] == taken


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        ("p.py", "\ndef f(x):\n    if x:\n        import_id = 1\n", 2),
        ("p.py", "class P:\n    def f(self):\n        pass\n    import_id = 1\n", 0),
        ("p.js", "const f = async (x) => {\n  for (const y of x) {\n    import_id = y\n  }\n}\n", 1),
        ("p.js", "f(x)\npatients.forEach(p => {\n  import_id = p\n})\n", 2),
        ("p.rb", 'x = {\n  "a" => {\n    "import_id" => 1\n  }\n}\n', 0),
        ("P.java", "class P {\n  void f(String a) throws E {\n    importId = a;\n  }\n}\n", 2),
        ("p.go", "func f(x int) string {\n\tif x > 0 {\n\t\timportID = x\n\t}\n}\n", 1),
        ("p.rb", "it 'works' do\n  import_id = 1\nend\n", 1),
        ("p.py", "import_id = 1\n", 0),
    ],
)
def test_the_function_around_a_line(path: str, text: str, line: int) -> None:
    outline = Outline(text, language_of(path, text))
    name = next(iter(find_names(text)))
    assert function_line(outline, outline.lines.number(name.start)) == line


@pytest.mark.parametrize(
    ("called", "answers"),
    [
        ("get", (True, True, False, False)),
        ("TryGetProperty", (True, True, False, False)),
        ("pluck", (False, True, False, False)),
        ("getPatient", (False, True, False, False)),
        ("put", (False, False, True, True)),
        ("addFormDataPart", (False, False, True, True)),
        ("merge", (False, False, False, True)),
        ("notify", (False, False, False, False)),
    ],
)
def test_what_is_certain_enough_for_a_change_is_certain_enough_to_say(called: str, answers: tuple[bool, ...]) -> None:
    assert tuple(pattern.match(called) is not None for pattern in (READS, MAY_READ, WRITES, MAY_WRITE)) == answers
