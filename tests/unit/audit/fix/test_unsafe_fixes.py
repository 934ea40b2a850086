"""What only `--unsafe-fixes` changes: names that other code refers to."""

import pytest

from hintctl.audit.finding import Confidence, Safety
from tests.unit.audit.fix.fixing import check_transformed, fixed, safeties

UNSAFE = {
    "javascript key": ("p.js", "f({ import_id: x })\n", "f({ integration_record_id: x })\n"),
    "javascript shorthand": ("p.js", "f({ import_id, name })\n", "f({ integration_record_id: import_id, name })\n"),
    "javascript unpacking": (
        "p.js",
        "const { import_id, name } = patient\n",
        "const { integration_record_id: import_id, name } = patient\n",
    ),
    "javascript unpacking with a default": (
        "p.js",
        "const { externalLinkId = '' } = patient\n",
        "const { integrationRecordId: externalLinkId = '' } = patient\n",
    ),
    "javascript tandem": (
        "p.js",
        "f({\n  import_id: x,\n  import_source: 'acme',\n})\n",
        "f({\n  integration_record_id: x,\n})\n",
    ),
    "typescript interface": (
        "p.ts",
        "interface P {\n  import_id?: Maybe<string>\n  import_source?: Maybe<string>\n  name: string\n}\n",
        "interface P {\n  integration_record_id?: Maybe<string>\n  name: string\n}\n",
    ),
    "typescript interface with semicolons": (
        "p.ts",
        "interface P {\n  name: string;\n  importId: string;\n  importSource: string;\n}\n",
        "interface P {\n  name: string;\n  integrationRecordId: string;\n}\n",
    ),
    "typescript enum": (
        "p.ts",
        "export enum F { ExternalLinkId = 'external_link_id', Name = 'name' }\n",
        "export enum F { ExternalLinkId = 'integration_record_id', Name = 'name' }\n",
    ),
    "python keyword": ("p.py", 'f(import_id=1, import_source="a")\n', "f(integration_record_id=1)\n"),
    "python field": (
        "p.py",
        "class P:\n    import_id: str\n    import_source: str = ''\n    name: str\n",
        "class P:\n    integration_record_id: str\n    name: str\n",
    ),
    "html form": (
        "p.html",
        '<input name="patient[import_id]" id="import_id">\n',
        '<input name="patient[integration_record_id]" id="import_id">\n',
    ),
    "erb": ("p.html.erb", '<input name="import_id">\n', '<input name="integration_record_id">\n'),
    "go tag of a settings format": (
        "p.go",
        'type P struct {\n\tA string `yaml:"import_id"`\n}\n',
        'type P struct {\n\tA string `yaml:"integration_record_id"`\n}\n',
    ),
    "python constant": ("p.py", 'HINT_IMPORT_ID = "import_id"\n', 'HINT_IMPORT_ID = "integration_record_id"\n'),
    "python list": ("p.py", 'F = ["import_id", "import_source"]\n', 'F = ["integration_record_id"]\n'),
    "a source alone": ("p.json", '{"a": 1, "import_source": "acme"}', '{"a": 1}'),
    "a source alone, and nothing else": ("p.json", '{ "import_source": "acme" }', "{}"),
    "ruby key": ("p.rb", 'x = { import_id: 1, import_source: "a" }\n', "x = { integration_record_id: 1 }\n"),
    "ruby symbols": ("p.rb", "x[:import_id]\n", "x[:integration_record_id]\n"),
    "ruby dig": ("p.rb", "x.dig(:owner, :import_id)\n", "x.dig(:owner, :integration_record_id)\n"),
    "ruby old rocket": ("p.rb", "x = { :import_id => 1 }\n", "x = { :integration_record_id => 1 }\n"),
    "elixir": ("p.ex", 'f(%{import_id: 1, import_source: "a"})\n', "f(%{integration_record_id: 1})\n"),
    "lua": ("p.lua", 'x = { import_id = 1, import_source = "a" }\n', "x = { integration_record_id = 1 }\n"),
    "kotlin argument": ("p.kt", "f(importId = x, name = n)\n", "f(integrationRecordId = x, name = n)\n"),
    "swift argument": ("p.swift", "f(importId: x, name: n)\n", "f(integrationRecordId: x, name: n)\n"),
    "graphql": (
        "p.graphql",
        "query {\n  patient {\n    import_id\n    import_source\n  }\n}\n",
        "query {\n  patient {\n    integration_record_id\n  }\n}\n",
    ),
    "proto": (
        "p.proto",
        "message P {\n  string import_id = 3;\n}\n",
        "message P {\n  string integration_record_id = 3;\n}\n",
    ),
    "go fields": (
        "p.go",
        'type P struct {\n\tImportID     string `json:"import_id"`\n\tImportSource string `json:"import_source"`\n}\n',
        'type P struct {\n\tImportID     string `json:"integration_record_id"`\n}\n',
    ),
    "go variable": (
        "p.go",
        'm := map[string]string{"import_id": id, "import_source": source}\n',
        'm := map[string]string{"integration_record_id": id}\n',
    ),
    "java fields": (
        "P.java",
        'class P {\n  @JsonProperty("import_id")\n  String a;\n\n  @JsonProperty("import_source")\n  String b;\n}\n',
        'class P {\n  @JsonProperty("integration_record_id")\n  String a;\n\n}\n',
    ),
    "kotlin fields": (
        "P.kt",
        'data class P(\n  @SerialName("import_id") val a: String?,\n  @SerialName("import_source") val b: String?\n)\n',
        'data class P(\n  @SerialName("integration_record_id") val a: String?\n)\n',
    ),
    "c# fields": (
        "P.cs",
        'class P {\n  [JsonProperty("import_id")] S A { get; }\n  [JsonProperty("import_source")]\n  S B { get; }\n}\n',
        'class P {\n  [JsonProperty("integration_record_id")] S A { get; }\n}\n',
    ),
    "rust fields": (
        "p.rs",
        'struct P {\n  #[serde(rename = "import_id")]\n  a: Id,\n  #[serde(rename = "import_source")]\n  b: S,\n}\n',
        'struct P {\n  #[serde(rename = "integration_record_id")]\n  a: Id,\n}\n',
    ),
    "a piece of json": (
        "p.java",
        'String s = "{\\"name\\":1,"\n  + "\\"import_id\\":2}";\n',
        'String s = "{\\"name\\":1,"\n  + "\\"integration_record_id\\":2}";\n',
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", UNSAFE)
def test_a_name_by_convention_is_changed_only_on_request(case: str) -> None:
    name, before, after = UNSAFE[case]
    check_transformed(name, before, after, unsafe=True)


@pytest.mark.parametrize("confidence", [Confidence.MEDIUM, Confidence.LOW])
def test_what_is_less_than_sure_is_never_fixed_safely(confidence: Confidence) -> None:
    text = '{"import_id": 1, "import_source": "a"}'
    assert fixed("p.json", text, confidence=confidence) == text
    assert fixed("p.json", text, confidence=confidence, unsafe=True) == '{"integration_record_id": 1}'


def test_a_source_that_the_file_reads_makes_its_deletion_unsafe() -> None:
    text = 'x = {"import_id": 1, "import_source": "a"}\nprint(x["import_source"])\n'
    assert safeties("p.py", text) == [Safety.UNSAFE, Safety.UNSAFE, None]


def test_an_id_whose_source_cant_be_removed_is_not_changed_safely() -> None:
    text = 'a = p.get("import_id")\nb = p.get("import_source")\n'
    assert safeties("p.py", text) == [Safety.UNSAFE, None]
