"""What no fix touches, and why."""

import pytest

from tests.unit.audit.fix.fixing import check_noop

ALREADY = "has integration_record_id already"
BOTH = "has external_link_id and import_id"

DOUBLED = {
    "js spread": ("p.js", 'const a = { "integration_record_id": 1, ...{ "import_id": 2 } };\n', ALREADY),
    "python spread": ("p.py", 'x = {"integration_record_id": 1, **{"import_id": 2}}\n', ALREADY),
    "go struct": (
        "p.go",
        'type P struct {\n\tA string `json:"external_link_id"`\n\tB string `json:"integration_record_id"`\n}\n',
        ALREADY,
    ),
    "json": ("p.json", '{"import_id": 1, "import_source": "a", "integration_record_id": null}', ALREADY),
    "json in json": ("p.json", r'{"a": "{\"import_id\": 1, \"integration_record_id\": 2}"}', ALREADY),
    "all three": ("p.json", '{"external_link_id": 1, "import_id": 1, "import_source": "a"}', BOTH),
    "python": ("p.py", 'x = {"external_link_id": 1, "import_id": 1}\n', BOTH),
    "python statements": (
        "p.py",
        'def f(p):\n    p["import_id"] = 1\n    if a:\n        p["integration_record_id"] = 2\n',
        ALREADY,
    ),
    "python object and statement": ("p.py", 'p = {"import_id": 1}\np["integration_record_id"] = 2\n', ALREADY),
    "python fields": ("p.py", "class P:\n    import_id: str\n    integration_record_id: str\n", ALREADY),
    "python reads": ("p.py", 'x = p.get("import_id") or p.get("external_link_id")\n', BOTH),
    "typescript": ("p.ts", "interface P {\n  importId: string\n  integrationRecordId: string\n}\n", ALREADY),
    "javascript shorthand": ("p.js", "f({ import_id: 1, integration_record_id })\n", ALREADY),
    "enum": ("p.ts", "enum F { A = 'import_id', B = 'external_link_id' }\n", BOTH),
    "java": (
        "P.java",
        'class P {\n  @JsonProperty("import_id")\n  String a;\n  @JsonProperty("external_link_id")\n  String b;\n}\n',
        BOTH,
    ),
    "java own field": (
        "P.java",
        'class P {\n  @JsonProperty("import_id")\n  String a;\n  String integrationRecordId;\n}\n',
        ALREADY,
    ),
    "ruby": ("p.rb", "x = { import_id: 1, external_link_id: 2 }\n", BOTH),
    "ruby without brackets": ("p.rb", "create import_id: 1,\n  external_link_id: 2\n", BOTH),
    "yaml": ("p.yml", "- import_id: 1\n  b:\n    c: 1\n  integration_record_id: 2\n", ALREADY),
    "yaml after what can't be read": (
        "p.yml",
        "import_id: {a: 'b\n  c', d: e}\nintegration_record_id: 1\n",
        ALREADY,
    ),
    "yaml required": ("p.yml", "required:\n- import_id\n- integration_record_id\n", ALREADY),
    "toml": ("p.toml", "[a]\nimport_id = 1\nintegration_record_id = 2\n", ALREADY),
    "query": ("p.js", "get('/p?import_id=1&integration_record_id=2')\n", ALREADY),
    "list": ("p.py", 'F = ("import_id", "external_link_id")\n', BOTH),
    "the same key twice": ("p.json", '{"import_id": 1, "import_id": 2}', "twice"),
    "pieces of json": (
        "p.java",
        'String f() {\n  return "{\\"import_id\\":1,"\n    + "\\"external_link_id\\":2}";\n}\n',
        BOTH,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", DOUBLED)
def test_never_two_in_one_object(case: str) -> None:
    check_noop(*DOUBLED[case])


REFUSED = {
    "attribute": ("p.py", "x = patient.import_id\n", "internal"),
    "prefixed": ("p.py", 'x = {"hint_import_id": 1}\n', "internal"),
    "parameter": ("p.py", "def f(import_id, import_source=None): pass\n", "internal"),
    "go field": ("p.go", "x := P{ImportID: id}\n", "internal"),
    "go selector": ("p.go", "x := p.ExternalLinkID\n", "internal"),
    "java getter": ("P.java", "String getImportId() { return importId; }\n", "internal"),
    "rust field": ("p.rs", "let p = P { import_id, name };\n", "internal"),
    "class field": ("p.ts", "class P { import_id = 5 }\n", "internal"),
    "javascript import": ("p.ts", "import { import_id } from './x'\n", "internal"),
    "ruby accessor": ("p.rb", "attr_accessor :import_id\n", "internal"),
    "interpolation": ("p.py", 'x = f"/imports/{import_id}"\n', "internal"),
    "sql": ("p.sql", "SELECT import_id FROM patients;\n", "column"),
    "sql in python": ("p.py", 'q = "select import_id from patients where x = 1"\n', "column"),
    "migration": ("db/migrate/1_add.rb", "add_column :patients, :import_id, :string\n", "column"),
    "schema": ("db/schema.rb", 't.string "external_link_id"\n', "column"),
    "django column": ("p.py", 'x = models.CharField(db_column="import_id")\n', "column"),
    "jpa column": ("P.java", '@Column(name = "import_id") String a;\n', "column"),
    "go database tag": ("p.go", 'type P struct {\n\tChart string `db:"import_id"`\n}\n', "column"),
    "go csv tag": ("p.go", 'type P struct {\n\tChart string `csv:"import_id"`\n}\n', "column"),
    "an internal name": ("p.py", "import_id = 1\n", "rename it with your editor, or keep it with hintctl: ignore"),
    "an internal source": ("p.py", "import_source = 1\n", "remove it by hand, or keep it with hintctl: ignore"),
    "comment": ("p.py", "# import_id is old\n", "prose"),
    "markdown": ("README.md", "Send `import_id/source`.\n", "prose"),
    "csv": ("p.csv", "id,import_id,import_source\n1,2,3\n", "header"),
    "environment": (".env", "IMPORT_ID=5\n", "setting"),
    "sentence": ("p.py", 'raise E("no import_id given")\n', "by hand"),
    "a source that is read": ("p.py", 'x = p.get("import_source")\n', "uses the value"),
    "a source that is unpacked": ("p.js", "const { import_source } = p\n", "uses the value"),
    "the only argument": ("p.rb", 'where("import_source" => "a")\n', "by hand"),
    "the only statement of a block": ("p.py", 'if a:\n    p["import_source"] = "x"\n', "by hand"),
    "the statement of an if": ("p.js", "if (a)\n  p['import_source'] = 'x';\nb();\n", "by hand"),
    "part of an expression": ("p.js", "f(p['import_source'] = 'x');\n", "by hand"),
    "a list below its key in yaml": ("p.yml", "import_source:\n\n- x\nb: 1\n", "by hand"),
    "a list below its key below a dash": ("p.yml", "- import_source:\n  - x\n  b: 1\n", "by hand"),
    "an apostrophe in yaml": ("p.yml", "a: {b: it's, import_id: 1}\n", "by hand"),
    "an apostrophe in yaml, before": ("p.yml", "a: {import_source: it's, b: 1}\n", "by hand"),
    "a text over lines in yaml": ("p.yml", "a: {b: 'c\n  d', import_id: 1}\n", "by hand"),
    "the only key in yaml": ("p.yml", "a:\n  import_source: x\nb: 1\n", "by hand"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_wire_name_is_left_with_the_reason(case: str) -> None:
    check_noop(*REFUSED[case])


def test_a_ruby_key_that_is_its_own_value_is_left() -> None:
    check_noop("p.rb", "f(import_id:, name:)\n", "internal name")
