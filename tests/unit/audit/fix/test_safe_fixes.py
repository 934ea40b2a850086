"""What `--fix` changes: names that go over the wire as written, in every language alike."""

import pytest

from tests.unit.audit.fix.fixing import check_transformed

NEW = "integration_record_id"

RENAMED = {
    "go tag": ("patient.go", 'type P struct {\n\tExternalLinkID string `json:"{}"`\n}\n', "external_link_id"),
    "go tag with an option": ("p.go", 'type P struct {\n\tImportID *string `json:"{},omitempty"`\n}\n', "import_id"),
    "go map": ("p.go", 'body := map[string]any{"name": n, "{}": id}\n', "external_link_id"),
    "go index": ("p.go", 'id := patient["{}"].(string)\n', "import_id"),
    "python key": ("p.py", 'body = {"name": name, "{}": chart_id}\n', "import_id"),
    "python get": ("p.py", 'chart = patient.get("{}")\n', "external_link_id"),
    "python subscript": ("p.py", 'patient["{}"] = chart\n', "external_link_id"),
    "python alias": ("p.py", 'class P(M):\n    import_id: str | None = Field(None, alias="{}")\n', "import_id"),
    "python field_name": ("p.py", 'class P:\n    chart: str = field(metadata=config(field_name="{}"))\n', "import_id"),
    "json inside python": ("p.py", "BODY = '{{\"{}\": 5}}'\n", "import_id"),
    "json inside python, escaped": ("p.py", 'BODY = "{{\\"{}\\": 5}}"\n', "import_id"),
    "javascript key": ("p.js", "send({{ 'name': n, '{}': id }})\n", "external_link_id"),
    "javascript computed key": ("p.js", "send({{ ['{}']: id }})\n", "external_link_id"),
    "javascript subscript": ("p.js", "const id = patient?.['{}']\n", "import_id"),
    "typescript form": ("p.ts", "form.append('{}', id);\n", "import_id"),
    "typescript query": ("p.ts", "get(`/provider/patients?{}=${{id}}&limit=1`)\n", "import_id"),
    "ruby rocket": ("p.rb", 'body = {{ "name" => n, "{}" => id }}\n', "import_id"),
    "ruby dig": ("p.rb", 'id = invoice.dig("owner", "{}")\n', "external_link_id"),
    "php": ("p.php", "<?php\n$body = ['name' => $n, '{}' => $id];\n", "external_link_id"),
    "php subscript": ("p.php", "<?php\n$id = $patient['{}'] ?? null;\n", "external_link_id"),
    "java annotation": ("P.java", 'class P {{\n  @JsonProperty("{}")\n  private String importId;\n}}\n', "import_id"),
    "java map": ("P.java", 'body.put("{}", id);\n', "import_id"),
    "kotlin annotation": ("P.kt", 'data class P(@SerializedName("{}") val importId: String?)\n', "import_id"),
    "kotlin map": ("P.kt", 'val body = mapOf("name" to n, "{}" to id)\n', "import_id"),
    "scala map": ("P.scala", 'Map("{}" -> id, "name" -> n)\n', "import_id"),
    "c# attribute": (
        "P.cs",
        'class P {{\n  [JsonPropertyName("{}")]\n  public string ImportId {{ get; set; }}\n}}\n',
        "import_id",
    ),
    "rust serde": ("p.rs", 'struct P {{\n    #[serde(rename = "{}")]\n    a: Option<String>,\n}}\n', "import_id"),
    "rust json": ("p.rs", 'let body = json!({{"{}": id}});\n', "import_id"),
    "swift coding key": ("P.swift", 'enum CodingKeys: String, CodingKey {{\n  case chart = "{}"\n}}\n', "import_id"),
    "swift dictionary": ("P.swift", 'let body = ["name": n, "{}": id]\n', "import_id"),
    "elixir map": ("p.ex", 'body = %{{"name" => n, "{}" => id}}\n', "external_link_id"),
    "elixir access": ("p.ex", 'id = patient["{}"]\n', "external_link_id"),
    "dart": ("p.dart", "final body = {{'name': n, '{}': id}};\n", "import_id"),
    "perl": ("p.pl", 'my $body = {{ "{}" => $id }};\n', "import_id"),
    "lua": ("p.lua", 'local body = {{ ["{}"] = id }}\n', "import_id"),
    "shell": ("p.sh", "curl -d '{{\"{}\": \"1\"}}' \"$URL/provider/patients\"\n", "import_id"),
    "shell form": ("p.sh", 'curl -d "{}=1&name=x" "$URL"\n', "import_id"),
    "http": ("p.http", 'POST /provider/patients HTTP/1.1\n\n{{"{}": "1"}}\n', "import_id"),
    "http query": ("p.http", "GET /provider/patients?limit=1&{}=5 HTTP/1.1\n", "import_id"),
    "json": ("p.json", '{{"{}": null, "b": [1]}}', "external_link_id"),
    "json in a list": ("p.json", '[{{"owner": {{"{}": null}}}}]', "external_link_id"),
    "json lines": ("p.jsonl", '{{"a": 1}}\n{{"{}": null}}\n', "external_link_id"),
    "json in json": ("p.json", '{{"raw": "{{\\n\\t\\"{}\\": \\"1\\"\\n}}"}}', "import_id"),
    "json in json in json": ("p.json", r'{{"a": "{{\"b\": \"{{\\\"{}\\\": 1}}\"}}"}}', "import_id"),
    "query in json": ("p.json", '{{"url": "https://api.hint.com/api/provider/patients?{}=1"}}', "import_id"),
    "openapi in json": (
        "o.json",
        '{{"properties": {{"{0}": {{"type": "string"}}}}, "required": ["name", "{0}"]}}',
        "import_id",
    ),
    "yaml": ("p.yml", "patient:\n  {}: 5\n  name: x\n", "import_id"),
    "openapi in yaml": (
        "o.yaml",
        "properties:\n  {}:\n    type: string\nrequired:\n- name\n- {}\n",
        "import_id",
    ),
    "yaml flow": ("p.yml", "body: {{name: x, {}: 5}}\n", "import_id"),
    "cassette": ("c.yml", 'response:\n  body: "{{\\"{}\\":null}}"\n', "external_link_id"),
    "toml": ("p.toml", '[patient]\n{} = "5"\n', "import_id"),
    "vue": ("p.vue", "<script>\nsend({{ 'name': n, '{}': id }})\n</script>\n", "import_id"),
}  # fmt: skip


def renamed(name: str, template: str, old: str) -> tuple[str, str, str]:
    """The file's name, and its text before and after."""
    braces = "{{" in template
    before, after = ((template.format(word) if braces else template.replace("{}", word)) for word in (old, NEW))
    return name, before, after


@pytest.mark.parametrize("case", RENAMED)
def test_a_wire_name_becomes_the_new_name(case: str) -> None:
    check_transformed(*renamed(*RENAMED[case]))


TANDEMS = {
    "one line": ("p.json", '{"import_id": 1, "import_source": "a"}', '{"integration_record_id": 1}'),
    "the other way round": ("p.json", '{"import_source": "a", "import_id": 1}', '{"integration_record_id": 1}'),
    "between": ("p.json", '{"a":1,"import_source":"a","import_id":1}', '{"a":1,"integration_record_id":1}'),
    "first": ("p.json", '{"import_source":"a","b":2,"import_id":1}', '{"b":2,"integration_record_id":1}'),
    "a value that would run elsewhere": (
        "p.json",
        '{"import_id": "f()", "import_source": {"`ls`": "$(ls)"}}',
        '{"integration_record_id": "f()"}',
    ),
    "minified": (
        "p.json",
        "[" + ",".join(['{"import_id":null,"x":{"y":1},"import_source":null}'] * 300) + "]",
        "[" + ",".join(['{"integration_record_id":null,"x":{"y":1}}'] * 300) + "]",
    ),
    "last on its line": (
        "p.json",
        '{\n  "import_id": 1,\n  "import_source": "a"\n}\n',
        '{\n  "integration_record_id": 1\n}\n',
    ),
    "crlf and tabs": (
        "p.json",
        '{\r\n\t"import_source": "a",\r\n\t"import_id": 1\r\n}',
        '{\r\n\t"integration_record_id": 1\r\n}',
    ),
    "crlf, last": (
        "p.json",
        '{\r\n\t"import_id": 1,\r\n\t"import_source": "a"\r\n}',
        '{\r\n\t"integration_record_id": 1\r\n}',
    ),
    "a nested value": (
        "o.json",
        '{"import_id": {"type": "string"},\n "import_source": {\n   "type": ["string", "null"]\n },\n "b": 1}',
        '{"integration_record_id": {"type": "string"},\n "b": 1}',
    ),
    "several on a line": (
        "p.py",
        'x = {\n    "a": 1, "import_source": "a",\n    "import_id": 1,\n}\n',
        'x = {\n    "a": 1,\n    "integration_record_id": 1,\n}\n',
    ),
    "comments": (
        "p.py",
        'x = {\n    # about it\n    "import_source": "a",  # goes\n    # stays\n    "import_id": 1,  # stays\n}\n',
        'x = {\n    # about it\n    # stays\n    "integration_record_id": 1,  # stays\n}\n',
    ),
    "comments, last": (
        "p.js",
        "x = {\n  'import_id': 1, // stays\n  // stays too\n  'import_source': 'a' // goes\n}\n",
        "x = {\n  'integration_record_id': 1 // stays\n  // stays too\n}\n",
    ),
    "comma first": (
        "p.js",
        "x = {\n    'a': 1\n  , 'import_id': 2\n  , 'import_source': 'b'\n}\n",
        "x = {\n    'a': 1\n  , 'integration_record_id': 2\n}\n",
    ),
    "a string with brackets": (
        "p.js",
        "x = { 'import_source': 'a,]b', 'import_id': 1 }\n",
        "x = { 'integration_record_id': 1 }\n",
    ),
    "go map": (
        "p.go",
        'm := map[string]string{\n\t"import_id": id,\n\t"import_source": "acme",\n}\n',
        'm := map[string]string{\n\t"integration_record_id": id,\n}\n',
    ),
    "ruby": (
        "p.rb",
        'x = { "import_id" => id, "import_source" => "acme" }\n',
        'x = { "integration_record_id" => id }\n',
    ),
    "php": (
        "p.php",
        "<?php\n$b = [\n    'import_id' => $id,\n    'import_source' => 'acme',\n];\n",
        "<?php\n$b = [\n    'integration_record_id' => $id,\n];\n",
    ),
    "elixir": (
        "p.ex",
        '%{"import_id" => id, "import_source" => "acme"}\n',
        '%{"integration_record_id" => id}\n',
    ),
    "statements": (
        "p.py",
        'def f(p):\n    p["import_id"] = "1"\n    p["import_source"] = "acme"  # ours\n    return p\n',
        'def f(p):\n    p["integration_record_id"] = "1"\n    return p\n',
    ),
    "statements with semicolons": (
        "p.js",
        "p['import_source'] = 'acme';\np['import_id'] = id;\n",
        "p['integration_record_id'] = id;\n",
    ),
    "calls": (
        "p.ts",
        "form.append('import_id', id);\nform.append('import_source', 'acme');\n",
        "form.append('integration_record_id', id);\n",
    ),
    "php statements": (
        "p.php",
        "<?php\n$p['import_id'] = $id;\n$p['import_source'] = 'acme';\n",
        "<?php\n$p['integration_record_id'] = $id;\n",
    ),
    "query": ("p.js", "get('/p?import_id=1&import_source=x')\n", "get('/p?integration_record_id=1')\n"),
    "query, first": ("p.js", "get('/p?import_source=x&import_id=1')\n", "get('/p?integration_record_id=1')\n"),
    "query in html": (
        "p.html",
        '<a href="/p?a=1&amp;import_source=x&amp;import_id=1">\n',
        '<a href="/p?a=1&amp;integration_record_id=1">\n',
    ),
    "form": (
        "p.sh",
        "curl -d 'patient[import_id]=1&patient[import_source]=x' $URL\n",
        "curl -d 'patient[integration_record_id]=1' $URL\n",
    ),
    "json in json": (
        "c.json",
        r'{"raw": "{\n  \"import_id\": \"1\",\n  \"import_source\": \"x\"\n}"}',
        r'{"raw": "{\n  \"integration_record_id\": \"1\"\n}"}',
    ),
    "json in json, first": (
        "c.json",
        r'{"raw": "{\n  \"import_source\": \"x\",\n  \"import_id\": \"1\"\n}"}',
        r'{"raw": "{\n  \"integration_record_id\": \"1\"\n}"}',
    ),
    "yaml": ("p.yml", "a:\n  import_id: 1\n  import_source: x  # goes\n", "a:\n  integration_record_id: 1\n"),
    "yaml flow": ("p.yml", "a: {import_id: 1, import_source: x}\n", "a: {integration_record_id: 1}\n"),
    "yaml item": ("p.yml", "- import_source: x\n  import_id: 1\n", "- integration_record_id: 1\n"),
    "yaml block": (
        "o.yml",
        "properties:\n  import_source:\n    type: string\n    # goes\n  import_id:\n    type: string\n",
        "properties:\n  integration_record_id:\n    type: string\n",
    ),
    "yaml required": (
        "o.yml",
        "required:\n  - import_id\n  - import_source\n  - name\n",
        "required:\n  - integration_record_id\n  - name\n",
    ),
    "yaml required flow": (
        "o.yml",
        "required: [name, import_id, import_source]\n",
        "required: [name, integration_record_id]\n",
    ),
    "json required": (
        "o.json",
        '{"required": [\n  "import_id",\n  "import_source"\n]}',
        '{"required": [\n  "integration_record_id"\n]}',
    ),
    "toml": ("p.toml", '[a]\nimport_id = 1\nimport_source = "x"\n', "[a]\nintegration_record_id = 1\n"),
    "no line end": ("p.yml", "import_id: 1\nimport_source: x", "integration_record_id: 1\n"),
}  # fmt: skip


FIXED = [*(renamed(*case) for case in RENAMED.values()), *TANDEMS.values()]


@pytest.mark.parametrize("case", TANDEMS)
def test_a_tandem_loses_its_source_and_gets_the_new_name(case: str) -> None:
    check_transformed(*TANDEMS[case])
