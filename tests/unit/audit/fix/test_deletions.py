"""What is deleted only where it is certain that nothing else goes with it, and that what is left is sent as before."""

import pytest

from tests.unit.audit.fix.fixing import check_noop, check_transformed, findings_of, fixed

RUBY = 'x = { "import_id" => id, "import_source" => VALUE, "b" => 2 }\n'
JS = 'x = { "import_id": id, "import_source": VALUE, b: 2 }\n'
PHP = '<?php\n$x = ["import_id" => $id, "import_source" => VALUE, "b" => 2];\n'
ELIXIR = '%{"import_id" => id, "import_source" => VALUE, "b" => 2}\n'
PERL = 'my $x = { "import_id" => $id, "import_source" => VALUE, "b" => 2 };\n'
RUST = 'let x = json!({"import_id": id, "import_source": VALUE, "b": 2});\n'
KOTLIN = 'val x = mapOf("import_id" to id, "import_source" to VALUE, "b" to 2)\n'
PYTHON = 'x = {"import_id": id, "import_source": VALUE, "b": 2}\n'
YAML = "a:\n  import_id: 1\n  import_source: VALUE\n  b: 2\n"

NOT_SIMPLE = {
    ("p.rb", RUBY): [
        "<<~X", "/a, b/", "?,", '"#{h["a, b"]}"', "foo a, b", "foo(1)", "a ? b : c", "%w[a b]", "%q(a, b)", "a[:b]",
        "`ls`", "x rescue nil", "-> { a }", '"a" "b"', '"%s"', "->(a, b) { a }", "a..b", "!a", "*a",
    ],
    ("p.js", JS): [
        '/,/.test(x) ? "a" : "b"', "`a ${b ? `x, y` : c} d`", "`${a}`", "a < b, c > (d)", "a + b", "await a", "f(x)",
        "new A", "a!", "a as B", "() => 1", "[1, 2]", "{ c: 1 }", "a\n  + b", "a[0]", "<A/>", "/a/g", "??",
        "a\n  (b)",
    ],
    ("p.php", PHP): ["<<<X\na, b\nX", "$a['b']", "f($a, $b)", '"$a"', "$a ?: 'b'", "fn () => 1", "$a . 'b'", "`ls`"],
    ("p.ex", ELIXIR): ["?,", "~s|a, b|", "Enum.find l, fn x -> x end", '"#{a}"', "a |> b", "if a, do: b", "&f/1"],
    ("p.pl", PERL): ["q|a, b|", "qw/a b, c/", "$x =~ /,/ ? 1 : 2", "shift", "@list", "$a->{b}", '"$a"', "<<X"],
    ("p.rs", RUST): ["foo::<A, B>()", "c == ','", "&src", "*src", 'b"a"', "a?", "vec![1, 2]"],
    ("p.kt", KOTLIN): ["foo<A, B>(x)", '"$a"', "a ?: b", "a!!", "{ a, b -> a }", '"a" + b', "if (a) b else c"],
    ("p.py", PYTHON): [
        "source()", "f'{a}'", "r'a'", "'%s'", "'{}'", "a or b", "lambda: 1", "'a' 'b'", "'a' % b", "a[0]", "[1]", "{}",
        "a if b else c", "'?'", "':name'", "not a", "...", "*a", "(a)", "'''a\nb'''", "'a' \\\n 'b'", "{**a}",
    ],
    ("p.yml", YAML): [
        "&s acme", "*s", "!tag acme", "|\n    acme", ">\n    acme", "[a, b]", "{a: b}", "acme\n    corp", "'a\n    b'",
        '"a', "${SRC}", "<%= src %>", '"{{ src }}"', "\n    c: &x 1", "\n    c: |\n      d",
    ],
    ("p.toml", "[a]\nimport_id = 1\nimport_source = VALUE\nb = 2\n"): ['"""a"""', "[1,\n  2]", "{a = 1}", "'''a'''"],
    ("p.tf", "x = {\n  import_id = 1\n  import_source = VALUE\n}\n"): ["f(x)", "a ? b : c", "<<EOF\nEOF", "[a]"],
    ("p.json", '{"import_id": 1, "import_source": VALUE}'): ["{{source}}", "<%= x %>", '"%s"', '"{0}"', "src", "%s"],
    ("p.js", "p['import_id'] = id\np['import_source'] = VALUE\np.x = 1\n"): [
        "foo\n(bar || baz).qux()", "foo\n[1].map(x)", "foo\n`a`", "foo\n/ 2", "foo\n  .bar", "f()", "a, b", "a ? b : c",
        "'a'\n+ b", "a && b", "foo\n&& bar", "foo\n  instanceof Bar", "foo;\n(bar || baz).qux()", "b = 'x'",
    ],
    ("p.ts", "form.append('import_id', id)\nform.append('import_source', VALUE)\n"): [
        "f()", "'a', 'b'", "`${a}`", "a ?? b", "'a').append('b', c", "'a')\n(x || y",
    ],
    ("p.rb", 'p["import_id"] = id\np["import_source"] = VALUE\nq\n'): ["a if b", "foo 1", "<<~X\n  a\nX", "a ||\n  b"],
}  # fmt: skip
CASES = [(name, text.replace("VALUE", value)) for (name, text), values in NOT_SIMPLE.items() for value in values]


@pytest.mark.parametrize(("name", "text"), CASES)
def test_what_is_more_than_a_literal_or_a_name_is_left_and_its_id_with_it(name: str, text: str) -> None:
    check_noop(name, text, "by hand")


SIMPLE = {
    ("p.rb", RUBY): ['"acme"', "'acme'", "src", "@src", "A::B", "a.b.c", "a&.b", ":sym", "nil", "-1", "1_000"],
    ("p.js", JS): ["'a, b'", '"a\\"b"', "a?.b", "$a", "null", "1.5", "`acme`"],
    ("p.php", PHP): ["$a->b", "self::SOURCE", "'acme'", "$a"],
    ("p.ex", ELIXIR): ["@source", "a.b", ":acme"],
    ("p.kt", KOTLIN): ["a.b", '"acme"', "null"],
    ("p.py", PYTHON): ["None", "'a ? b: c'", "settings.SOURCE", "-2"],
    ("p.yml", YAML): ["acme corp # why", "'a'", '"a: b"', "1", "", "~", "http://x/y", "\n    type: string\n    e: [a]"],
    ("p.json", '{"import_id": 1, "import_source": VALUE, "b": 2}'): ['"a%20b {x} $y"', '{"a": ["<b>"]}', "-1.5e3"],
    ("p.js", "p['import_id'] = id\np['import_source'] = VALUE\nq()\n"): ["'a'", "a.b", "a;", "'a' // why"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text"),
    [(name, text.replace("VALUE", value)) for (name, text), values in SIMPLE.items() for value in values],
)
def test_what_is_a_literal_or_a_name_goes(name: str, text: str) -> None:
    after = fixed(name, text, unsafe=True)
    assert "import" not in after
    assert "integration_record_id" in after
    assert fixed(name, after, unsafe=True) == after


FILLED = {
    "go": ("p.go", 'fmt.Sprintf(`{"import_source":%q,"import_id":%q}`, src, id)\n'),
    "go, quoted": ("p.go", 'fmt.Sprintf("{\\"import_source\\":\\"%s\\",\\"import_id\\":\\"%s\\"}", src, id)\n'),
    "java": ("P.java", 'String.format("{\\"import_source\\": \\"%s\\", \\"import_id\\": %d}", src, id);\n'),
    "kotlin": ("p.kt", '"""{"import_source": "%s", "import_id": "%s"}""".format(src, id)\n'),
    "ruby": ("p.rb", 'format(\'{"import_source": "%s", "import_id": "%s"}\', src, id)\n'),
    "ruby, named": ("p.rb", 'x = "{\\"import_source\\": \\"#{src}\\", \\"import_id\\": \\"#{id}\\"}"\n'),
    "php": ("p.php", '<?php\nsprintf(\'{"import_source": "%1$s", "import_id": "%2$s"}\', $src, $id);\n'),
    "python": ("p.py", 'x = \'{"import_source": "%s", "import_id": "%s"}\' % (source, emr_id)\n'),
    "python, one filled in": ("p.py", 'x = \'{"import_source": "acme", "import_id": "%s"}\' % emr_id\n'),
    "python, braces": ("p.py", 'x = \'{{"import_source": {}, "import_id": {}}}\'.format(a, b)\n'),
    "python, inner braces": ("p.py", 'x = \'{"import_source": "{}", "import_id": "{0}"}\'.format(a, b)\n'),
    "javascript": ("p.js", 'x = `{"import_source": "${src}", "import_id": "${id}"}`\n'),
    "a name in a document": ("p.js", 'x = \'{"import_source": :src, "import_id": 1}\'\n'),
    "a question mark": ("p.js", 'x = \'{"import_source": ?, "import_id": ?}\'\n'),
    "json in json": ("p.json", r'{"raw": "{\"import_source\": \"%s\", \"import_id\": \"%s\"}"}'),
    "shell": ("p.sh", 'curl -d "{\\"import_id\\": \\"$ID\\", \\"import_source\\": \\"$SRC\\"}" $URL\n'),
    "query": ("p.go", 'fmt.Sprintf("?import_source=%s&import_id=%s", src, id)\n'),
    "query in ruby": ("p.rb", 'client.get("/patients?import_id=#{id}&import_source=#{src}")\n'),
    "query in ruby, first": ("p.rb", 'get("/patients?import_source=#{a&.b}&import_id=1")\n'),
    "query in javascript": ("p.js", 'x = `/p?import_id=1&import_source=${y.a("b&c")}&z=1`\n'),
    "query in python": ("p.py", 'x = f"/p?import_id={a}&import_source={b}"\n'),
    "query with a name": ("p.js", "x = '/p?import_id=:a&import_source=:b'\n"),
    "query that goes on": ("p.js", 'x = "/p?import_id=1&import_source=" + src\n'),
    "query that goes on after a value": ("p.js", 'x = "/p?import_id=1&import_source=acme-" + env\n'),
    "query that goes on on the next line": ("p.js", 'x = "/p?import_id=1&import_source=acme-"\n  + env\n'),
    "query that goes on in a text": ("p.py", 'x = ("/p?import_id=1&import_source=acme-"\n  "test")\n'),
    "query in a format": ("p.py", 'x = "/p?import_id=1&import_source=acme" % a\n'),
    "query with a blank": ("p.sh", 'curl --data-urlencode "import_id=1&import_source=a b" $URL\n'),
    "query and a variable": ("p.sh", 'curl "$URL?import_id=1&import_source=acme"$ENV\n'),
    "query in a request": ("p.http", "GET /p?import_id=1&import_source={{src}} HTTP/1.1\n"),
}  # fmt: skip


@pytest.mark.parametrize("case", FILLED)
def test_nothing_is_deleted_that_is_filled_in(case: str) -> None:
    check_noop(*FILLED[case], "by hand")


QUERIES = {
    "concatenated before": (
        "p.js",
        'x = "/p?import_source=acme&import_id=" + id\n',
        'x = "/p?integration_record_id=" + id\n',
    ),
    "filled in after": (
        "p.rb",
        'get("/p?import_source=a%20b&import_id=#{id}")\n',
        'get("/p?integration_record_id=#{id}")\n',
    ),
    "a request": (
        "p.http",
        "GET /p?import_id=1&import_source=acme HTTP/1.1\n",
        "GET /p?integration_record_id=1 HTTP/1.1\n",
    ),
    "empty": ("p.py", 'x = "/p?import_id=1&import_source="\n', 'x = "/p?integration_record_id=1"\n'),
}  # fmt: skip


@pytest.mark.parametrize("case", QUERIES)
def test_a_parameter_goes_whatever_is_done_with_others(case: str) -> None:
    check_transformed(*QUERIES[case])


def test_an_id_in_another_text_than_its_source_is_renamed_alone() -> None:
    text = 'x = "/p?import_id=" + id + "&import_source=" + src\n'
    assert fixed("p.js", text, unsafe=True) == 'x = "/p?integration_record_id=" + id + "&import_source=" + src\n'


STAYING = {
    "a raw text": ("p.rs", 'json!({"import_id": id, "import_source": r#"a", b"#, "b": 2});\n'),
    "a text that is not closed": ("p.js", "x = { 'import_id': id, 'import_source': 'acme, b: 2 }\n"),
    "the only thing in a text": ("p.sh", 'curl -d "import_source=acme" $URL\n'),
    "an argument of curl": ("p.sh", 'curl --data-urlencode "import_source=a b" $URL\n'),
    "a case of python": ("p.py", 'match p:\n    case {"import_source": s}:\n        f(s)\n'),
    "a pattern of elixir": ("p.ex", 'def f(%{"import_source" => s}, b) do\n  s\nend\n'),
    "a match of elixir": ("p.ex", '%{"import_source" => s} = p\n'),
    "a clause of elixir": ("p.ex", 'case p do\n  {:ok, %{"import_source" => s}} -> s\nend\n'),
    "a foreach of php": ("p.php", "<?php\nforeach ($a as ['import_source' => $s]) { f($s); }\n"),
    "an array of php": ("p.php", "<?php\n['import_source' => $s] = $p;\n"),
    "a case of ruby": ("p.rb", "case p\nin {import_source: s}\n  s\nend\n"),
    "a pattern within a pattern": ("p.js", "const { a: { import_source } } = p\n"),
    "a parameter before others": ("p.js", "function f({ import_source }, b) { return b }\n"),
    "pairs": ("p.js", 'new Map([["import_source", "y"], ["b", "z"]])\n'),
    "a pair": ("p.js", 'params.append(...["import_source", "y"])\n'),
    "a pair of symbols": ("p.rb", "x.store(:import_source, :acme)\n"),
    "a name with a value": ("p.js", 'x = ["import_source", src, "b"]\n'),
    "an option": ("p.py", 'run(["--field", "import_source", "acme"])\n'),
    "columns": ("p.json", '{"columns": ["id", "import_source", "name"], "rows": [[1, 2, 3]]}'),
    "a chain of calls": ("p.js", "form\n  .append('import_id', id)\n  .append('import_source', 'a')\n"),
    "a call that gives what is set": ("p.js", "form().append('import_source', 'a')\n"),
    "a member by another name": (
        "P.java",
        'class P {\n  @JsonProperty("source") @JsonAlias("import_source")\n  String source;\n  String b;\n}\n',
    ),
    "a member with a default that runs": (
        "p.py",
        'class P:\n    import_source: str = field(default_factory=lambda: f("a", b))\n    b: int\n',
    ),
    "a variable of a query": ("p.graphql", "mutation($s: S) {\n  f(input: {a: 1, import_source: $s}) { id }\n}\n"),
}  # fmt: skip


@pytest.mark.parametrize("case", STAYING)
def test_a_source_stays_where_more_depends_on_it(case: str) -> None:
    name, text = STAYING[case]
    _, findings = findings_of(name, text)
    assert [finding.fix for finding in findings if finding.rule.code == "HINT003"] == [None]
    after = fixed(name, text, unsafe=True)
    assert after.count("import_source") == text.count("import_source")


def test_ruby_that_leaves_out_the_value_is_not_deleted() -> None:
    check_noop("p.rb", "f(import_id: id, import_source:, name:)\n", "by hand")


def test_a_member_with_alternate_names_is_left() -> None:
    template = '  @SerializedName(value = "{}", alternate = {{"{}"}})\n  String {};\n'
    members = template.format("import_id", "importId", "a") + template.format("import_source", "importSource", "b")
    check_noop("P.java", "class P {\n" + members + "}\n")


SCHEMAS = {
    "json": (
        "s.json",
        (
            '{"properties": {"import_id": {}, "import_source": {}, "integration_record_id": {}},\n'
            ' "required": ["import_id", "import_source"],\n'
            ' "metadata": [{"breadcrumb": ["properties", "import_id"]}]}'
        ),
    ),
    "yaml": (
        "s.yml",
        (
            "properties:\n  import_id:\n    type: string\n  integration_record_id:\n    type: string\n"
            "required:\n  - import_id\n  - name\n"
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SCHEMAS)
def test_what_a_schema_requires_stays_with_its_properties(case: str) -> None:
    check_noop(*SCHEMAS[case])
