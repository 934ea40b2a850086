"""What is taken as the surroundings of a name."""

import pytest

from hintctl.audit.context import Context, context_of
from hintctl.audit.languages import language_of
from hintctl.audit.names import find_names
from hintctl.audit.outline import Outline


def context_in(path: str, text: str, number: int = 0) -> Context:
    outline = Outline(text, language_of(path, text))
    name = list(find_names(text))[number]
    return context_of(outline, name.start, name.end, declares=False)


@pytest.mark.parametrize(
    ("path", "text", "receiver"),
    [
        ("a.py", "hint_patient.import_id", "hint_patient"),
        ("a.py", 'payload["import_id"] = 1', "payload"),
        ("a.py", 'row.patient.get("import_id")', "row.patient.get"),
        ("a.rb", "patient&.import_id", "patient"),
        ("a.php", "$this->patient->import_id", "$this.patient"),
        ("a.js", "import_id", ""),
    ],
)
def test_receiver(path: str, text: str, receiver: str) -> None:
    assert context_in(path, text).receiver == receiver


@pytest.mark.parametrize(
    ("path", "text", "siblings"),
    [
        ("a.py", '{"first_name": 1, "import_id": 2, "x": {"inner": 3}, "dob": 4}', {"first_name", "dob"}),
        ("a.go", 'type P struct {\n\tDob string `json:"dob"`\n\tImportID string\n}', {"Dob"}),
        ("a.yml", "patient:\n  dob: 1\n  import_id: 2\nother: 3\n", {"dob"}),
        ("a.json", '{"dob": "first_name", "import_id": 1}', {"dob"}),
    ],
)
def test_siblings(path: str, text: str, siblings: set[str]) -> None:
    found = set(context_in(path, text).siblings)
    assert siblings <= found
    assert not {"inner", "other", "import_id", "ImportID"} & found


def test_a_value_is_no_sibling_in_data() -> None:
    assert "first_name" not in context_in("a.json", '{"dob": "first_name", "import_id": 1}').siblings


@pytest.mark.parametrize(
    ("path", "text", "header"),
    [
        ("a.rb", 'create_table "patients" do |t|\n  t.string "import_id"\nend\n', 'create_table "patients"'),
        ("a.py", "class Elation:\n    def push(self):\n        import_id = 1\n", "class Elation"),
        ("a.js", "const a = { patient: { import_id: 1 } }", "patient"),
        ("a.go", "return PatientParams{\n\tImportID: 1,\n}", "PatientParams"),
        ("A.cs", "class Elation\n{\n    int Push()\n    {\n        ImportId = 1;\n    }\n}\n", "class Elation"),
        (
            "a.php",
            "class Elation\n{\n    function push()\n    {\n        $x['import_id'] = 1;\n    }\n}\n",
            "class Elation",
        ),
        ("A.java", "class Elation\n{\n    String importId;\n}\n", "class Elation"),
    ],
)
def test_headers(path: str, text: str, header: str) -> None:
    assert any(header in each for each in context_in(path, text).headers)


def test_the_name_itself_and_values_are_not_in_its_line() -> None:
    context = context_in("a.py", 'x.import_source = "athena"  # of it')
    assert "import_source" not in context.line
    assert "athena" not in context.line
    assert (context.before, context.after) == ("x.", ' = "athena"  # of it')


def test_the_paragraph_is_what_stands_together_without_imports() -> None:
    context = context_in("a.py", "far = 1\n\nimport ynab\nbudget = 1\nimport_id = 2\npayee = 3\n\nother = 4\n")
    assert "budget" in context.paragraph
    assert "payee" in context.paragraph
    for word in ("far", "other", "ynab"):
        assert word not in context.paragraph


def test_a_long_line_is_looked_at_in_part() -> None:
    text = '{"a":1},' * 5000 + '{"import_id":1}' + ',{"a":1}' * 5000
    context = context_in("a.js", text)
    assert len(context.before) + len(context.after) + len(context.line) + sum(map(len, context.headers)) < 10_000
