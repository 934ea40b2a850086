"""Which declarations have the new name on the wire already."""

import pytest

from hintctl.audit.languages import language_of
from hintctl.audit.migrated import is_migrated
from hintctl.audit.names import find_names
from hintctl.audit.outline import Outline

MIGRATED = {
    "go": ("p.go", 'type P struct {\n\tImportID *string `db:"a" json:"{},omitempty"`\n}\n'),
    "java": ("P.java", 'class P {\n  @JsonProperty("{}")\n  @Nullable\n  private String importId;\n}\n'),
    "java, named": ("P.java", 'class P {\n  @JsonProperty(\n    value = "{}"\n  )\n  String importId;\n}\n'),
    "java, one line": ("P.java", 'record P(@JsonProperty("{}") String importId, String name) {}\n'),
    "gson": ("P.java", 'class P {\n  @SerializedName("{}") String importId;\n}\n'),
    "kotlin": ("P.kt", 'data class P(\n  @SerialName("{}") val importId: String?,\n  val name: String?\n)\n'),
    "kotlin, above": ("P.kt", 'data class P(\n  @SerialName("{}")\n  val importId: String? = null\n)\n'),
    "c#": ("P.cs", 'class P {\n  [JsonPropertyName("{}")]\n  public string ImportId { get; set; }\n}\n'),
    "c#, one line": ("P.cs", 'class P {\n  [JsonProperty("{}")] public string ImportId { get; set; }\n}\n'),
    "swift": ("P.swift", 'enum CodingKeys: String, CodingKey {\n  case name\n  case importId = "{}"\n}\n'),
    "pydantic": ("p.py", 'class P(M):\n    import_id: str | None = Field(None, alias="{}")\n'),
    "pydantic, lines": (
        "p.py",
        'class P(M):\n    import_id: str = Field(\n        default="",\n        alias="{}",\n    )\n',
    ),
    "dataclass": ("p.py", 'class P:\n    import_id: str = field(metadata=config(field_name="{}"))\n'),
    "rust": ("p.rs", 'struct P {\n    #[serde(rename = "{}")]\n    import_id: Option<String>,\n}\n'),
    "rust, two": ("p.rs", 'struct P {\n    #[serde(rename = "{}", default)]\n    #[a]\n    pub import_id: Id,\n}\n'),
    "typescript enum": ("p.ts", "enum F {\n  ImportId = '{}',\n  Name = 'name',\n}\n"),
    "typescript decorator": ("p.ts", "class P {\n  @Expose({ name: '{}' })\n  importId?: string;\n}\n"),
    "constant": ("p.py", 'IMPORT_ID = "{}"\n'),
    "unpacking": ("p.js", "const { {}: import_id, name } = patient\n"),
    "unpacked parameter": ("p.js", "const f = ({ {}: importId }) => send(importId)\n"),
}

NOT_MIGRATED = {
    "a neighbour's tag": ("p.go", 'type P struct {\n\tA string `json:"{}"`\n\tImportID string\n}\n'),
    "a column's tag": ("p.go", 'type P struct {\n\tImportID string `db:"{}"`\n}\n'),
    "a longer name": ("p.go", 'type P struct {\n\tImportID string `json:"{}s"`\n}\n'),
    "a neighbour's annotation": ("P.java", 'class P {\n  @JsonProperty("{}")\n  String a;\n  String importId;\n}\n'),
    "a neighbour's annotation on the line": ("P.kt", 'class P(@SerialName("{}") val a: A, val importId: B)\n'),
    "a property after another": ("P.cs", 'class P {\n  [JsonProperty("{}")] S A { get; }\n  S ImportId { get; }\n}\n'),
    "another annotation": ("P.java", 'class P {\n  @Column(name = "{}")\n  String importId;\n}\n'),
    "a read": ("p.py", 'import_id = patient["{}"]\n'),
    "an argument": ("p.py", 'import_id = patient.get("{}")\n'),
    "a comparison": ("p.py", 'x = import_id == "{}"\n'),
    "an expression": ("p.py", 'import_id = "{}" + x\n'),
    "an attribute": ("p.py", 'patient.import_id = "{}"\n'),
    "a value": ("p.js", "send({ {}: import_id })\n"),
    "a function": ("P.java", 'class P {\n  @JsonProperty("{}")\n  String importId() { return a; }\n}\n'),
    "a string": ("p.py", 'x = {"import_id": "{}"}\n'),
    "a default": ("p.py", 'class P(M):\n    import_id: str = Field("{}")\n'),
    "nothing": ("p.py", "import_id = 1\n"),
}


def answers(path: str, template: str, new: str) -> set[bool]:
    """What is said of the first name in a file."""
    text = template.replace("{}", new)
    outline = Outline(text, language_of(path, text))
    first = next(iter(find_names(text)))
    return {is_migrated(outline, first.start)}


@pytest.mark.parametrize("case", MIGRATED)
def test_a_declaration_with_the_new_wire_name_is_migrated(case: str) -> None:
    assert answers(*MIGRATED[case], "integration_record_id") == {True}
    assert answers(*MIGRATED[case], "integration_record") == {False}


@pytest.mark.parametrize("case", NOT_MIGRATED)
def test_what_has_the_new_name_beside_it_is_not(case: str) -> None:
    assert answers(*NOT_MIGRATED[case], "integration_record_id") == {False}


def test_a_name_in_no_token_is_not_migrated() -> None:
    assert not is_migrated(Outline("# import_id", language_of("p.py", "")), 2)
    assert not is_migrated(Outline(" ", language_of("p.py", "")), 0)
