"""What uses of the legacy fields look like, language by language: a file, its text, and what is found in it."""

from tests.functional.audit_checks import Expected

ID, LINK, SOURCE = "HINT002", "HINT001", "HINT003"

Case = tuple[str, str, list[Expected]]

GO: list[Case] = [
    (
        "patient.go",
        """\
package backend

type CreatePatient struct {
	FirstName      string `json:"first_name"`
	ExternalLinkID string `json:"external_link_id,omitempty"`
}

type Patient struct {
	ID                  string `json:"id"`
	ExternalLinkID      string `json:"external_link_id,omitempty"`
	IntegrationRecordID string `json:"integration_record_id"`
	OurKey              string `json:"import_id"`
}
""",
        [
            (5, LINK, "name", "schema"),
            (10, LINK, "name", "schema"),
            (12, ID, "struct tag", "schema"),
        ],
    ),
    (
        "sync.go",
        """\
package backend

func link(p *Patient, key string) bool {
	if p.ExternalLinkID == key {
		return true
	}
	p.ImportID = key
	values := url.Values{"import_source": {"acme"}}
	return post(p, map[string]any{"import_id": key}, values)
}
""",
        [
            (4, LINK, "attribute", "read"),
            (7, ID, "attribute", "write"),
            (8, SOURCE, "string key", "write"),
            (9, ID, "string key", "write"),
        ],
    ),
]
DATA: list[Case] = [
    (
        "patient.json",
        """\
{
  "id": "pat-n32hjf4mmu1s",
  "import_id": null,
  "import_source": null,
  "external_link_id": null
}
""",
        [
            (3, ID, "string key", "unknown"),
            (4, SOURCE, "string key", "unknown"),
            (5, LINK, "string key", "unknown"),
        ],
    ),
    (
        "patients.json",
        """\
[
  {"first_name": "Ada", "dob": "1815-12-10", "import_id": null},
  {"first_name": "Bo", "external_link_id": null}
]
""",
        [(2, ID, "string key", "unknown"), (3, LINK, "string key", "unknown")],
    ),
    (
        "customer_invoice.json",
        """\
{
  "id": "inv-1",
  "owner": {
    "id": "pat-1",
    "external_link_id": null,
    "import_id": "9"
  }
}
""",
        [(5, LINK, "string key", "unknown"), (6, ID, "string key", "unknown")],
    ),
    (
        "collection.json",
        """\
{
  "name": "Create a patient",
  "request": {
    "method": "POST",
    "body": {"raw": "{\\n  \\"dob\\": \\"x\\",\\n  \\"import_id\\": \\"1\\",\\n  \\"import_source\\": \\"a\\"\\n}"}
  }
}
""",
        [(5, ID, "string key", "unknown"), (5, SOURCE, "string key", "unknown")],
    ),
    (
        "cassettes/patient.yml",
        """\
interactions:
- request:
    method: get
    uri: https://api.hint.com/api/provider/patients/1
  response:
    body:
      string: '{"id":"pat-1","import_id":null,"external_link_id":null}'
""",
        [(7, ID, "string key", "unknown"), (7, LINK, "string key", "unknown")],
    ),
    (
        "openapi.yaml",
        """\
components:
  schemas:
    Patient:
      type: object
      required: [first_name, import_id]
      properties:
        first_name: {type: string}
        import_id:
          type: string
        external_link_id: {type: string, nullable: true}
""",
        [(5, ID, "name", "schema"), (8, ID, "key", "schema"), (10, LINK, "key", "schema")],
    ),
    (
        "patient.schema.json",
        """\
{
  "title": "Patient",
  "type": "object",
  "properties": {
    "import_source": {"type": "string"}
  },
  "required": ["import_source"]
}
""",
        [(5, SOURCE, "string key", "schema"), (7, SOURCE, "string", "schema")],
    ),
    (
        "mapping.yml",
        "patient:\n  chart_number: import_id\n  import_source: acme\n",
        [(2, ID, "name", "unknown"), (3, SOURCE, "key", "unknown")],
    ),
    ("patients.csv", "first_name,last_name,dob,import_id\nAda,Lovelace,1815-12-10,9\n", [(1, ID, "name", "unknown")]),
    ("patient.xml", "<patient>\n  <import_id>9</import_id>\n</patient>\n", [(2, ID, "name", "unknown")]),
]

PYTHON: list[Case] = [
    (
        "patients.py",
        """\
def push(patient, key):
    payload = {"first_name": patient.first_name, "import_id": key}
    payload["import_source"] = "acme"
    found = api.patch(f"/provider/patients/{patient.id}", json=payload).json()
    if found.get("import_id") != key or found["external_link_id"]:
        patient.import_id = key
    return create_patient(external_link_id=key)
""",
        [
            (2, ID, "string key", "write"),
            (3, SOURCE, "string key", "write"),
            (5, ID, "string key", "read"),
            (5, LINK, "string key", "read"),
            (6, ID, "attribute", "write"),
            (7, LINK, "keyword argument", "write"),
        ],
    ),
    (
        "models.py",
        """\
class Patient(BaseModel):
    first_name: str
    import_id: str | None = None
    our_key: str | None = Field(default=None, alias="external_link_id")


class PatientRow(models.Model):
    import_source = models.CharField(max_length=40)


@dataclass
class PatientUpdate:
    external_link_id: str  # the chart's, as import_id was
""",
        [
            (3, ID, "key", "schema"),
            (4, LINK, "annotation", "schema"),
            (8, SOURCE, "name", "schema"),
            (13, LINK, "key", "schema"),
            (13, ID, "comment", "doc"),
        ],
    ),
    (
        "hint_fields.py",
        'HINT_IMPORT_ID = "import_id"\nFIELDS = ("first_name", "import_source")\n',
        [(1, ID, "name", "unknown"), (2, SOURCE, "string", "unknown")],
    ),
]
RUBY: list[Case] = [
    (
        "patient_sync.rb",
        """\
class PatientSync
  def call(patient)
    body = { first_name: patient.first_name, import_id: patient.id }
    body[:import_source] = "acme"
    answer = client.post("/provider/patients", body)
    patient.update!(hint_import_id: answer.dig(:import_id))
    { :external_link_id => answer["external_link_id"] }
  end
end
""",
        [
            (3, ID, "key", "write"),
            (4, SOURCE, "symbol", "write"),
            (6, ID, "key", "write"),
            (6, ID, "symbol", "read"),
            (7, LINK, "symbol", "write"),
            (7, LINK, "string key", "read"),
        ],
    ),
    (
        "db/migrate/1_patients.rb",
        """\
class Patients < ActiveRecord::Migration[7.0]
  def change
    add_column :patients, :import_id, :string
    create_table :hint_patients do |t|
      t.string :external_link_id
      t.string "import_source"
    end
  end
end
""",
        [(3, ID, "column", "schema"), (5, LINK, "column", "schema"), (6, SOURCE, "column", "schema")],
    ),
    (
        "patient.rb",
        "class Patient\n  attr_accessor :first_name, :import_id\n\n  def linked?\n    import_id.present?\n  end\nend\n",
        [(2, ID, "symbol", "schema"), (5, ID, "name", "unknown")],
    ),
    (
        "patients.rb",
        "class Patient\n  def self.of(chart)\n    find_by_external_link_id(chart.id) || create(chart)\n  end\nend\n",
        [(3, LINK, "attribute", "read")],
    ),
]
SCRIPT: list[Case] = [
    (
        "types.ts",
        """\
export type Patient = {
  first_name: string;
  import_id?: Maybe<string>;
  external_link_id?: Maybe<Scalars['String']>;
};

export enum PatientColumn {
  ExternalLinkId = 'external_link_id',
}
""",
        [(3, ID, "key", "schema"), (4, LINK, "key", "schema"), (8, LINK, "name", "schema")],
    ),
    (
        "patients.js",
        """\
export async function link(patient, import_id) {
  const { external_link_id, firstName } = await api.get(`/provider/patients/${patient.id}`);
  if (patient.importSource === 'acme' || patient['import_source']) return external_link_id;
  return api.post('/provider/patients', { firstName, import_id, external_link_id: patient.key });
}
""",
        [
            (1, ID, "name", "unknown"),
            (2, LINK, "name", "read"),
            (3, SOURCE, "attribute", "read"),
            (3, SOURCE, "string key", "read"),
            (3, LINK, "name", "unknown"),
            (4, ID, "name", "write"),
            (4, LINK, "key", "write"),
        ],
    ),
    (
        "PatientForm.vue",
        """\
<template>
  <input name="import_id" v-model="patient.import_id">
</template>
<script>
export default { data: () => ({ patient: { first_name: '', importId: null } }) }
</script>
""",
        [(2, ID, "string key", "write"), (2, ID, "string", "unknown"), (5, ID, "key", "write")],
    ),
]
SERVER: list[Case] = [
    (
        "PatientService.php",
        """\
<?php
class PatientService
{
    public function push(Patient $patient): array
    {
        $payload = ['first_name' => $patient->first_name, 'import_id' => $patient->id];
        $payload['import_source'] = 'acme';
        $patient->external_link_id = $this->client->post('provider/patients', $payload)['external_link_id'];
        return $payload;
    }
}
""",
        [
            (6, ID, "string key", "write"),
            (7, SOURCE, "string key", "write"),
            (8, LINK, "attribute", "write"),
            (8, LINK, "string key", "read"),
        ],
    ),
    (
        "PatientDto.java",
        """\
public class PatientDto {
    @JsonProperty("import_id")
    private String recordKey;

    @SerializedName("external_link_id")
    private String externalLinkId;

    String source() { return node.get("import_source").asText(); }
}
""",
        [
            (2, ID, "annotation", "schema"),
            (5, LINK, "annotation", "schema"),
            (6, LINK, "name", "schema"),
            (8, SOURCE, "string key", "read"),
        ],
    ),
    (
        "Patient.kt",
        """\
data class Patient(
    @SerialName("first_name") val firstName: String,
    @SerialName("import_id") val importId: String?,
)
""",
        [(3, ID, "annotation", "schema")],
    ),
    (
        "Patient.cs",
        """\
public record Patient
{
    [JsonPropertyName("import_source")]
    public string? ImportSource { get; init; }

    [JsonPropertyName("our_key")]
    public string? ExternalLinkId { get; init; }
}
""",
        [(3, SOURCE, "annotation", "schema"), (4, SOURCE, "name", "schema"), (7, LINK, "name", "schema")],
    ),
    (
        "patients.ex",
        """\
defmodule Portal.Patients do
  schema "patients" do
    field :import_id, :string
  end

  def body(patient) do
    %{first_name: patient.first_name, import_id: patient.id, "import_source" => "acme"}
  end

  def linked?(%{"external_link_id" => key}), do: key != nil
end
""",
        [
            (3, ID, "symbol", "schema"),
            (7, ID, "key", "write"),
            (7, SOURCE, "string key", "write"),
            (10, LINK, "string key", "write"),
        ],
    ),
    (
        "patient.rs",
        """\
pub struct Patient {
    pub first_name: String,
    #[serde(rename = "external_link_id")]
    pub key: Option<String>,
    pub import_id: Option<String>,
}
""",
        [(3, LINK, "annotation", "schema"), (5, ID, "key", "schema")],
    ),
    (
        "Patient.swift",
        """\
struct Patient: Codable {
    let firstName: String
    let importId: String?
    enum CodingKeys: String, CodingKey {
        case importId = "import_id"
    }
}
""",
        [(3, ID, "key", "schema"), (5, ID, "name", "schema")],
    ),
    (
        "patient.dart",
        """\
class Patient {
  final String? importId;
  Patient.fromJson(Map<String, dynamic> json) : importId = json['import_id'];
}
""",
        [(2, ID, "name", "schema"), (3, ID, "name", "schema"), (3, ID, "string key", "read")],
    ),
    (
        "Patient.scala",
        "case class Patient(first_name: String, import_id: Option[String])\n",
        [(1, ID, "key", "write")],
    ),
    (
        "patients.clj",
        """\
(defn body [patient]
  {:first_name (:first_name patient)
   :import_id (:id patient)
   "external_link_id" nil})
""",
        [(3, ID, "symbol", "unknown"), (4, LINK, "string", "unknown")],
    ),
    (
        "patients.pl",
        """\
sub body {
    my ($patient) = @_;
    return { first_name => $patient->{first_name}, import_id => $patient->{chart} };
}
""",
        [(3, ID, "key", "write")],
    ),
    (
        "patients.sh",
        """\
# import_id is the chart's
curl -X POST https://api.hint.com/api/provider/patients \\
  -d '{"first_name": "Ada", "import_id": "9"}' \\
  "$BASE/patients?import_source=acme"
""",
        [(1, ID, "comment", "doc"), (3, ID, "string key", "unknown"), (4, SOURCE, "string", "unknown")],
    ),
    (
        "patients.ps1",
        """\
$body = @{ first_name = $patient.FirstName; import_id = $patient.Id }
$body["external_link_id"] = $patient.Key
""",
        [(1, ID, "name", "unknown"), (2, LINK, "string key", "write")],
    ),
    (
        "patients.lua",
        "local body = { first_name = patient.name, import_id = patient.id }\n",
        [(1, ID, "name", "unknown")],
    ),
    (
        "patient.proto",
        "message Patient {\n  string first_name = 1;\n  string import_id = 2;\n}\n",
        [(3, ID, "name", "schema")],
    ),
    ("patient.graphql", "type Patient {\n  firstName: String\n  importId: String\n}\n", [(3, ID, "key", "schema")]),
]
OTHERS: list[Case] = [
    (
        "patients.sql",
        """\
CREATE TABLE patients (
  first_name text,
  import_id text
);
SELECT external_link_id FROM hint_patients;
UPDATE patients SET import_source = 'acme' WHERE first_name = 'Ada';
""",
        [(3, ID, "column", "schema"), (5, LINK, "column", "read"), (6, SOURCE, "column", "write")],
    ),
    (
        "patients_report.py",
        'SQL = """\nSELECT p.import_id, p.first_name\nFROM hint_patients p WHERE p.external_link_id IS NULL\n"""\n',
        [(2, ID, "column", "read"), (3, LINK, "column", "read")],
    ),
    (
        "patients/_form.html.erb",
        """\
<%= form_for @patient do |f| %>
  <%= f.text_field :import_id %>
  <input name="patient[external_link_id]">
<% end %>
""",
        [(2, ID, "symbol", "unknown"), (3, LINK, "string key", "write")],
    ),
    (
        "patient.html",
        '<form action="/patients">\n  <input type="text" name="import_id">\n</form>\n',
        [(2, ID, "string key", "write")],
    ),
    (
        "requests.http",
        """\
GET https://api.hint.com/api/provider/patients?import_id=9&import_source=acme

first_name=Ada&external_link_id=emr-1
""",
        [(1, ID, "name", "unknown"), (1, SOURCE, "name", "unknown"), (3, LINK, "name", "unknown")],
    ),
    (
        "patients_query.js",
        "const url = `${base}/provider/patients?import_id=${encodeURIComponent(id)}`;\n",
        [(1, ID, "string", "unknown")],
    ),
    (
        "README.md",
        """\
# Patients

Each patient's chart number goes to `import_id`/`source` of the Hint API.

See import_id/source, and `external_link_id`.
""",
        [
            (3, ID, "prose", "doc"),
            (3, SOURCE, "prose", "doc"),
            (5, ID, "prose", "doc"),
            (5, SOURCE, "prose", "doc"),
            (5, LINK, "prose", "doc"),
        ],
    ),
    (".env.example", "HINT_IMPORT_SOURCE=acme\n", [(1, SOURCE, "name", "unknown")]),
]
ALL = [case for table in (GO, DATA, PYTHON, RUBY, SCRIPT, SERVER, OTHERS) for case in table]
