"""A key that may be the program's own as well is changed only on request."""

import pytest

from hintctl.audit.finding import Confidence, Safety
from tests.unit.audit.fix.fixing import findings_of, fixed

UNSAFE = {
    # reads of rows, whatever they are called
    "python cursor": ("p.py", 'for row in db.execute(SQL):\n    f(row["import_id"])\n'),
    "python sql": ("p.py", 'for p in db.execute("SELECT a, import_id FROM b"):\n    f(p["import_id"])\n'),
    "python fetchall": ("p.py", 'def f(db):\n    for patient in db.fetchall():\n        g(patient["import_id"])\n'),
    "python csv": ("p.py", 'for patient in csv.DictReader(file):\n    f(patient["import_id"])\n'),
    "python frame": ("p.py", 'f(df["import_id"])\n'),
    "ruby sql": ("p.rb", 'db.execute("SELECT a, import_id FROM b").each { |r| puts r["import_id"] }\n'),
    "ruby csv": ("p.rb", 'CSV.foreach("a.csv", headers: true) do |patient|\n  f(patient["import_id"])\nend\n'),
    "php sql": ("p.php", '<?php\nforeach ($pdo->query("SELECT a, import_id FROM b") as $r) echo $r["import_id"];\n'),
    "php row": ("p.php", "<?php\n$row = $q->fetch_assoc();\necho $row['import_id'];\n"),
    "js sql": ("p.js", 'const { rows } = await pool.query(SQL)\nrows.forEach(p => use(p["import_id"]))\n'),
    "js knex": ("p.js", 'const patient = await knex("patients").first()\nuse(patient["import_id"])\n'),
    "java result set": ("P.java", 'String id = rs.getString("import_id");\n'),
    "go map of a row": ("p.go", 'row, _ := scan(rows)\nid := row["import_id"].(string)\n'),
    "a row of the instance": ("p.py", 'f(self.row["import_id"])\n'),
    "a value of unknown origin": ("p.py", 'f(x["import_id"])\n'),
    "a file with a database": ("p.py", 'def f(p):\n    return p["import_id"]\n\n\ndef g(db):\n    db.execute(SQL)\n'),
    # what a user sends to the program
    "request": ("p.js", "const id = req.body['import_id']\n"),
    "request in python": ("p.py", 'f(request.form.get("import_id"))\n'),
    # writes into rows, and objects that become rows
    "row": ("p.py", 'row["import_id"] = key\n'),
    "content values": ("P.java", 'ContentValues v = new ContentValues();\nv.put("import_id", key);\n'),
    "csv row": ("p.py", 'writer.writerow({"import_id": key})\n'),
    "bound parameters": ("p.py", 'db.execute(SQL, {"import_id": key})\n'),
    "bound parameters, by name": ("p.py", 'def f(db):\n    p = {"import_id": 1}\n    db.execute(SQL, p)\n'),
    "insert": ("p.js", "await knex('patients').insert({ 'import_id': key })\n"),
    "where": ("p.rb", 'members.where("import_id" => key, "a" => 1)\n'),
    "model": ("p.rb", 'Member.create("import_id" => key, "a" => 1)\n'),
    "constructor": ("p.js", "save(new Member({ 'import_id': key }))\n"),
    "row maker": ("p.py", 'def to_row(p):\n    return {"import_id": p.key}\n'),
    "row by name": ("p.rb", 'row = { "import_id" => key }\n'),
    "database assertion": ("p.php", "<?php\n$this->assertDatabaseHas('m', ['import_id' => 'M-7']);\n"),
    "fixture": ("test/fixtures/patients.yml", "ada:\n  import_id: 5\n"),
    "label": ("config/locales/en.yml", "en:\n  import_id: Chart\n"),
    # uses of the field that stay in the file, or in the object
    "column": ("p.py", 'class M(Base):\n    import_id = Column(String)\n\n\nsend({"import_id": key})\n'),
    "sql elsewhere": ("p.py", 'Q = "SELECT import_id FROM a WHERE b = 1"\nsend({"import_id": key})\n'),
    "csv header": ("p.py", 'HEADER = "id,import_id,name"\nf(patient["import_id"])\n'),
    "field list": ("p.py", 'FIELDS = ["import_id", "name"]\nsend({"import_id": key})\n'),
    "constant": ("p.py", 'KEY = "import_id"\nf(patient["import_id"])\n'),
    "test of presence": ("p.py", 'if "import_id" in patient:\n    f(patient["import_id"])\n'),
    "field": ("p.py", 'class P(M):\n    import_id: str\n\n\nP(**{"import_id": 1})\n'),
    "attribute in the value": ("p.py", 'send({"import_id": member.import_id})\n'),
    "attribute in the object": ("p.py", 'send({\n    "import_id": key,\n    "a": member.import_id,\n})\n'),
    "attribute that is a key": ("p.js", "const b = { 'import_id': 1 }\nsend(b.import_id)\n"),
    "map that must have it": ("p.ex", 'x = %{@json | "import_id" => 1}\n'),
    "a read beside it that stays": ("p.php", "<?php\nreturn ['import_id' => $row['import_id'] ?? null];\n"),
    "a frame in a notebook": ("a.ipynb", '{"source": ["a = df[\\"import_id\\"].max()"]}'),
    "a setting": ("config/fields.yml", "fields:\n  import_id: Chart\n"),
    # comparisons with what the program makes
    "assertion": ("p.py", 'assert to_row(p) == {"import_id": 1}\n'),
    "assertion in java": ("P.java", 'assertThat(map(dto)).isEqualTo("{\\"import_id\\":1}");\n'),
    "assertion over lines": ("p.rb", 'expect(made)\n  .to eq({ "import_id" => 1 })\n'),
    "table of cases": ("p.go", 'c := []T{\n\t{"a", &P{ImportID: s}, `{"import_id":"1"}`},\n}\n'),
    "comparison with a refused use": ("p.py", 'assert client.body(import_id=1) == {"import_id": 1}\n'),
}  # fmt: skip

SAFE = {
    "what was decoded": ("p.py", 'x = client.get("/patients/1").json()\nf(x["import_id"])\n'),
    "what was decoded, beside a database": (
        "p.py",
        'def f(client):\n    x = client.get("/a")\n    return x["import_id"]\n\n\ndef g(db):\n    db.execute(S)\n',
    ),
    "an object of the api": ("p.py", 'def set(self, data):\n    self.import_id = data["import_id"]\n'),
    "a variable as value": ("p.py", 'def f(import_id):\n    return post({"import_id": import_id})\n'),
    "a request that is compared": ("p.py", 'assert json.loads(request.body) == {"import_id": 1}\n'),
    "a request to a mock": ("p.py", 'call.assert_called_once_with("PATCH", json={"import_id": 1})\n'),
    "a client's model": ("p.rb", 'Hint::Patient.create("import_id" => key, "a" => 1)\n'),
    "a tag beside a column": ("p.go", 'type P struct {\n\tA string `json:"import_id" db:"import_id"`\n}\n'),
    "a recorded answer": ("test/fixtures/cassettes/a.yml", "body: '{\"import_id\":1}'\n"),
}  # fmt: skip


@pytest.mark.parametrize("case", UNSAFE)
def test_what_may_be_the_programs_own_is_left_to_a_person(case: str) -> None:
    name, text = UNSAFE[case]
    assert fixed(name, text) == text
    assert "integration_record_id" in fixed(name, text, unsafe=True)


@pytest.mark.parametrize("case", SAFE)
def test_what_is_only_the_apis_is_changed(case: str) -> None:
    name, text = SAFE[case]
    assert "integration_record_id" in fixed(name, text)
    assert fixed(name, text, confidence=Confidence.MEDIUM) == text


def test_a_doubt_about_one_half_of_a_tandem_holds_for_both() -> None:
    _, findings = findings_of("p.py", 'row = {"import_id": 1, "import_source": "a"}\n')
    assert [finding.fix and finding.fix.safety for finding in findings] == [Safety.UNSAFE] * 2
