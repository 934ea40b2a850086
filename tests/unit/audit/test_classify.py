"""Kind and usage of a name, in the languages where it is told apart."""

import pytest

from hintctl.audit.classify import classify, is_sql
from hintctl.audit.finding import Kind, Usage
from hintctl.audit.languages import language_of
from hintctl.audit.names import find_names
from hintctl.audit.outline import Outline


def classified(path: str, text: str) -> list[tuple[str, str, bool]]:
    outline = Outline(text, language_of(path, text))
    found = [classify(outline, name.core, name.end) for name in find_names(text)]
    return [(each.kind.value, each.usage.value, each.function) for each in found]


@pytest.mark.parametrize(
    ("path", "text", "kind", "usage"),
    [
        ("a.py", "# import_id", Kind.COMMENT, Usage.DOC),
        ("a.py", '"""\nThe import_id.\n"""', Kind.COMMENT, Usage.DOC),
        ("a.md", "the import_id", Kind.PROSE, Usage.DOC),
        ("a.py", 'x = {"import_id": 1}', Kind.STRING_KEY, Usage.WRITE),
        ("a.py", 'x["import_id"]', Kind.STRING_KEY, Usage.READ),
        ("a.py", 'x["import_id"] = 1', Kind.STRING_KEY, Usage.WRITE),
        ("a.py", 'x.get("import_id")', Kind.STRING_KEY, Usage.READ),
        ("a.py", 'x.pop("import_id", None)', Kind.STRING_KEY, Usage.READ),
        ("a.py", "f(import_id=1)", Kind.KEYWORD_ARGUMENT, Usage.WRITE),
        ("a.py", "x.import_id", Kind.ATTRIBUTE, Usage.READ),
        ("a.py", "x.import_id = 1", Kind.ATTRIBUTE, Usage.WRITE),
        ("a.py", 'key: str = Field(alias="import_id")', Kind.ANNOTATION, Usage.SCHEMA),
        ("a.py", "class A:\n    import_id: str", Kind.KEY, Usage.SCHEMA),
        ("a.py", "import_id = 1", Kind.NAME, Usage.UNKNOWN),
        ("a.py", 'x = "a?import_id=1"', Kind.STRING, Usage.UNKNOWN),
        ("a.py", 'x = "SELECT import_id FROM a"', Kind.COLUMN, Usage.READ),
        ("a.py", 'x = "INSERT INTO a (import_id) VALUES (1)"', Kind.COLUMN, Usage.WRITE),
        ("a.py", 'x = "ALTER TABLE a ADD COLUMN import_id text"', Kind.COLUMN, Usage.SCHEMA),
        ("a.rb", "x[:import_id]", Kind.SYMBOL, Usage.READ),
        ("a.rb", "x[:import_id] = 1", Kind.SYMBOL, Usage.WRITE),
        ("a.rb", "{ :import_id => 1 }", Kind.SYMBOL, Usage.WRITE),
        ("a.rb", '{ "import_id" => 1 }', Kind.STRING_KEY, Usage.WRITE),
        ("a.rb", "x.dig(:a, :import_id)", Kind.SYMBOL, Usage.READ),
        ("a.rb", "attr_reader :import_id", Kind.SYMBOL, Usage.SCHEMA),
        ("a.rb", "add_column :a, :import_id, :string", Kind.COLUMN, Usage.SCHEMA),
        ("a.rb", "{ import_id: 1 }", Kind.KEY, Usage.WRITE),
        ("a.js", "x = { import_id: 1 }", Kind.KEY, Usage.WRITE),
        ("a.js", "const { import_id: key } = x", Kind.KEY, Usage.READ),
        ("a.js", "x?.importId", Kind.ATTRIBUTE, Usage.READ),
        ("a.ts", "interface A {\n  importId?: string\n}", Kind.KEY, Usage.SCHEMA),
        ("a.go", 'type A struct {\n\tKey string `json:"import_id"`\n}', Kind.STRUCT_TAG, Usage.SCHEMA),
        ("a.go", "x.ImportID = y", Kind.ATTRIBUTE, Usage.WRITE),
        ("A.java", '@JsonProperty("import_id") String key;', Kind.ANNOTATION, Usage.SCHEMA),
        ("A.cs", '[JsonPropertyName("import_id")]', Kind.ANNOTATION, Usage.SCHEMA),
        ("a.php", "['import_id' => 1]", Kind.STRING_KEY, Usage.WRITE),
        ("a.php", "$x->import_id = 1;", Kind.ATTRIBUTE, Usage.WRITE),
        ("a.ex", '%{"import_id" => 1}', Kind.STRING_KEY, Usage.WRITE),
        ("a.sql", "CREATE TABLE a (import_id text)", Kind.COLUMN, Usage.SCHEMA),
        ("a.sql", "SELECT import_id FROM a", Kind.COLUMN, Usage.READ),
        ("a.sql", "UPDATE a SET import_id = 1", Kind.COLUMN, Usage.WRITE),
        ("a.sql", "-- import_id", Kind.COMMENT, Usage.DOC),
        ("a.json", '{"import_id": 1}', Kind.STRING_KEY, Usage.UNKNOWN),
        ("a.json", '{"response": {\n  "import_id": 1\n}}', Kind.STRING_KEY, Usage.READ),
        ("a.json", '{"body": {\n  "import_id": 1\n}}', Kind.STRING_KEY, Usage.WRITE),
        ("a.json", '{"properties": {\n  "import_id": {}\n}}', Kind.STRING_KEY, Usage.SCHEMA),
        ("a.json", '{"raw": "{\\"import_id\\": 1}"}', Kind.STRING_KEY, Usage.UNKNOWN),
        ("a.yml", "a:\n  import_id: 1", Kind.KEY, Usage.UNKNOWN),
        ("a.html", '<input name="a[import_id]">', Kind.STRING_KEY, Usage.WRITE),
    ],
)
def test_kind_and_usage(path: str, text: str, kind: Kind, usage: Usage) -> None:
    assert classified(path, text) == [(kind.value, usage.value, False)]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.py", "def import_id(x):\n    pass"),
        ("a.py", "x = import_id(1)"),
        ("a.js", "function importSource() {}"),
        ("a.go", "func importID(a string) {}"),
        ("a.php", "<?php import_source($x);"),
    ],
)
def test_functions(path: str, text: str) -> None:
    assert [function for _, _, function in classified(path, text)] == [True]


def test_a_key_before_a_list_in_brackets_is_no_function() -> None:
    assert classified("a.clj", "{:import_id (:id x)}") == [("symbol", "unknown", False)]
    assert classified("a.sql", "INSERT INTO a (x) SELECT import_id (1)")[0][2] is False


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("SELECT import_id FROM a WHERE b = 1", True),
        ("insert into a (import_id) values (1)", True),
        ("create table a (b int)", True),
        ("please update the import_id", False),
        ("where is it", False),
        ("", False),
    ],
)
def test_is_sql(text: str, yes: bool) -> None:
    assert is_sql(text) is yes
