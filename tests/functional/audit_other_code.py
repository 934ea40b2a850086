"""What is no use of Hint's legacy fields, though it looks like one: a file's name and its text."""

Case = tuple[str, str]

LONGER_NAMES: list[Case] = [
    ("roster.py", 'row = {"sis_import_id": 1, "class_import_id": 2}\nclass Meta:\n    import_id_fields = ("code",)\n'),
    (
        "patients.py",
        'patient.reimport_source = patient.external_link_ids[0]\npatient.importIdentifier = "import_idx"\n',
    ),
    ("patients.rb", "patient.update(owner_import_id: 1, import_ids: [2], import_sources: [], import_source_type: 3)\n"),
    (
        "patient.ts",
        "export type Patient = { importIds: string[]; externalLinkIds: string[]; importSourceMap: string }\n",
    ),
    (
        "patients.go",
        """\
func ByExternalLinkID(ps []Patient, importIDs []string) {}

func (p Patient) CountImportID() string { return p.key }
""",
    ),
    (
        "Patient.java",
        "class Patient {\n    String newImportId() { return key; }\n    void dropExternalLinkId(String key) {}\n}\n",
    ),
    (
        "patient.json",
        '{"first_name": "Ada", "my_import_id": 1, "import_id_2": 2, "noimport_id": 3, "import_sourced": 4}\n',
    ),
    ("patient.css", ".patient-import-id-field, #patient-external-link-id-label { color: red }\n"),
    ("patients.sql", "CREATE INDEX index_patients_on_import_id_and_name ON patients (reimport_id);\n"),
    ("notes.md", "The patient's `importable_id`, `import_identity`, `reexternal_link_id` and `importsourcery`.\n"),
]
"""Never Hint's, not even beside Hint's client."""

FUNCTIONS: list[Case] = [
    ("patients.py", "def import_id(row):\n    return row.number\n\n\nkeys = [import_id(row) for row in rows]\n"),
    (
        "patients.js",
        "function importSource(path) { return load(path) }\nmodule.exports = { run: () => importSource('a') }\n",
    ),
    ("patients.go", "func importID(row []string) string {\n\treturn importID(row[1:])\n}\n"),
    ("rows.ex", "defmodule Rows do\n  def import_id(row), do: row.number\nend\n"),
    ("rows.php", "<?php\nfunction import_source($path) { return file($path); }\necho import_source('a');\n"),
]
"""Functions of those names, which no field of an API is, beside Hint's client."""

ELSEWHERE: list[Case] = [
    (
        "ynab/push.py",
        """\
def push(rows):
    for row in rows:
        body = {"account_id": ACCOUNT, "payee_name": row.payee, "amount": row.milliunits, "import_id": row.key}
        session.post("https://api.ynab.com/v1/budgets/x/transactions", json={"transaction": body})
""",
    ),
    (
        "db/schema.rb",
        """\
create_table "articles" do |t|
  t.string "headline"
  t.string "import_source"
  t.integer "import_id"
end
""",
    ),
    (
        "vite.config.ts",
        "export default { esbuild: { jsx: 'automatic', jsxImportSource: 'preact', importSource: '@emotion/react' } }\n",
    ),
    (".babelrc.json", '{"presets": [["@babel/preset-react", {"runtime": "automatic", "importSource": "preact"}]]}\n'),
    (
        "schema.sql",
        """\
CREATE TABLE link_clicks (
  id bigint,
  external_link_id bigint REFERENCES external_links (id),
  clicked_at timestamp
);
""",
    ),
    (
        "models.py",
        """\
class Product(models.Model):
    sku = models.CharField()
    import_id = models.CharField()
    import_source = models.CharField()
""",
    ),
    ("patients.py", 'patient = {"first_name": "Ada", "dob": "1815-12-10", "import_id": "9"}\n'),
    (
        "Transaction.java",
        'class Transaction {\n    @JsonProperty("import_id")\n    String importId;\n    String payee;\n}\n',
    ),
    (
        "transaction.go",
        'type Transaction struct {\n\tPayee    string `json:"payee"`\n\tImportID string `json:"import_id"`\n}\n',
    ),
    ("course.ex", '%{course: course.name, sis_id: 1, import_id: import.id, import_source: "canvas"}\n'),
    ("links.php", "<?php\n$click = ['external_link_id' => $link->id, 'url' => $link->url, 'referrer' => $referrer];\n"),
    (
        "openapi.yaml",
        """\
components:
  schemas:
    Import:
      properties:
        import_id: {type: integer}
        file_name: {type: string}
""",
    ),
    (
        "Import.cs",
        "public class ImportRun {\n    public int ImportId { get; set; }\n    public int RowCount { get; set; }\n}\n",
    ),
    (
        "hints/lint.py",
        """\
def hint(node):
    \"\"\"A lint hint for an import.\"\"\"
    return LintHint(import_source=node.module, import_id=node.lineno)
""",
    ),
    (
        "ui/HintTooltip.tsx",
        "export const HintTooltip = ({ importSource }: { importSource: string }) => <Tooltip hint={importSource} />\n",
    ),
    (
        "hint/typehints.py",
        'class TypeHint:\n    """The type hint of a name."""\n\n    import_source: str\n    import_id: int\n',
    ),
    (
        "drhint/client.kt",
        'val base = "https://www.drhint.com/v1"\ndata class Puzzle(val import_id: String, val import_source: String)\n',
    ),
    ("hint-server/app.yml", "image: hint\nhost: https://hint.company.io\nimport_source: crossword.csv\nimport_id: 5\n"),
    ("crossword/hint.rb", "Hint = Struct.new(:word, :puzzle, :import_id, :import_source)\n"),
    ("CHANGELOG.md", "- the bundler's `importSource` option\n- `import_id` of a transaction is unique\n"),
]
"""The same names in projects that have nothing to do with Hint's API."""

BESIDE: list[Case] = [
    (
        "app/jobs/csv_import_job.rb",
        """\
class CsvImportJob
  def perform(import_id)
    import = Import.find(import_id)
    import.rows.each { |row| RowWorker.perform_async(import_id: import.id, row_count: row.count) }
  end
end
""",
    ),
    (
        "app/models/link_click.rb",
        """\
class LinkClick
  belongs_to :external_link
  validates :external_link_id, :url, presence: true
  scope :of, ->(link) { where(external_link_id: link.id) }
end
""",
    ),
    (
        "web/vite.config.ts",
        """\
import react from '@vitejs/plugin-react'
export default { plugins: [react({ importSource: '@emotion/react' })] }
""",
    ),
    (
        "app/ynab/client.py",
        """\
BASE = "https://api.ynab.com/v1"


class YnabClient:
    def push(self, row):
        body = {"payee_name": row.payee, "amount": row.milliunits, "import_id": row.key}
        return self.post("/transactions", {"transaction": body})
""",
    ),
    (
        "db/imports.sql",
        """\
CREATE TABLE import_batches (
  import_id bigint PRIMARY KEY,
  file_name text,
  row_count int,
  error_count int
);
""",
    ),
]
"""In a project that talks to Hint, what is about something else. The client of Hint's API is in another folder."""
