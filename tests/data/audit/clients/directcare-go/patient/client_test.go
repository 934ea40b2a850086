package patient

import (
	"encoding/json"
	"net/http"
	"testing"

	directcare "github.com/meadowlark-health/directcare-go"
	"github.com/stretchr/testify/require"
)

type mockBackend struct {
	method, path string
	sent         []byte
	answer       string
}

func (m *mockBackend) Call(method, path, key string, params, v interface{}) (http.Header, error) {
	m.method, m.path = method, path
	m.sent, _ = json.Marshal(params)
	return nil, json.Unmarshal([]byte(m.answer), v)
}

const patientJSON = `{
  "id": "pat-n32hjf4mmu1s",
  "first_name": "Mona",
  "last_name": "Reyes",
  "dob": "1984-03-12",
  "external_link_id": "chart_8812",
  "import_id": null,
  "import_source": null,
  "membership_status": "active",
  "phones": [{"id": "pho-aa81kd0wm2xq", "number": "4155550117", "type": "Mobile"}]
}`

func TestGet(t *testing.T) {
	b := &mockBackend{answer: patientJSON}
	p, err := Client{B: b, Key: "k"}.Get("pat-n32hjf4mmu1s")
	require.NoError(t, err)
	require.Equal(t, "/provider/patients/pat-n32hjf4mmu1s", b.path)
	require.Equal(t, "chart_8812", p.ExternalLinkID)
	require.Equal(t, "", p.ImportID)
	require.Equal(t, "chart_8812", p.ExternalKey())
}

func TestLink(t *testing.T) {
	b := &mockBackend{answer: patientJSON}
	require.NoError(t, Client{B: b, Key: "k"}.Link("pat-n32hjf4mmu1s", "chart_8812"))
	require.Equal(t, http.MethodPatch, b.method)
	require.JSONEq(t, `{"import_id":"chart_8812","import_source":"meadowlark"}`, string(b.sent))
}

func TestList(t *testing.T) {
	b := &mockBackend{answer: `[{"id":"pat-aaaaaaaaaaaa","first_name":"A","external_link_id":"1"},{"id":"pat-bbbbbbbbbbbb","first_name":"B","external_link_id":null}]`}
	var got []string
	err := Client{B: b, Key: "k"}.List(func(p *directcare.Patient) error {
		got = append(got, p.ExternalLinkID)
		return nil
	})
	require.NoError(t, err)
	require.Equal(t, []string{"1", ""}, got)
}
