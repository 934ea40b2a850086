package hintapi

import (
	"context"
	"encoding/json"
	"io/ioutil"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func setup(t *testing.T) (*Client, *http.ServeMux) {
	mux := http.NewServeMux()
	srv := httptest.NewServer(mux)
	t.Cleanup(srv.Close)
	c := NewClient("sbx-test", nil)
	c.BaseURL, _ = url.Parse(srv.URL + "/")
	return c, mux
}

func serveFile(t *testing.T, name string) http.HandlerFunc {
	b, err := ioutil.ReadFile("testdata/" + name)
	require.NoError(t, err)
	return func(w http.ResponseWriter, r *http.Request) { w.Write(b) }
}

func TestPatients_Get(t *testing.T) {
	c, mux := setup(t)
	mux.HandleFunc("/patients/pat-Q8sd0Pz41LmK", serveFile(t, "patient.json"))

	p, err := c.Patients.Get(context.Background(), "pat-Q8sd0Pz41LmK")
	require.NoError(t, err)
	assert.Equal(t, "Ada", p.FirstName)
	assert.Equal(t, "chart-4471", p.ExternalLinkID)
	assert.Empty(t, p.ImportID)
	assert.Empty(t, p.ImportSource)
}

func TestPatients_Create(t *testing.T) {
	c, mux := setup(t)
	mux.HandleFunc("/patients", func(w http.ResponseWriter, r *http.Request) {
		var got map[string]interface{}
		require.NoError(t, json.NewDecoder(r.Body).Decode(&got))
		assert.Equal(t, map[string]interface{}{
			"first_name":    "Ada",
			"last_name":     "Okafor",
			"import_id":     "889",
			"import_source": "meridian",
		}, got)
		w.Write([]byte(`{"id":"pat-Q8sd0Pz41LmK","first_name":"Ada","import_id":"889","import_source":"meridian"}`))
	})
	p, err := c.Patients.Create(context.Background(), &PatientRequest{
		FirstName:    "Ada",
		LastName:     "Okafor",
		ImportID:     String("889"),
		ImportSource: String("meridian"),
	})
	require.NoError(t, err)
	assert.Equal(t, "889", p.ImportID)
}

func TestPatientRequest_Validate(t *testing.T) {
	r := &PatientRequest{FirstName: "A", LastName: "B", ImportID: String("1")}
	assert.EqualError(t, r.Validate(), "hint: import_source is required with import_id")
}

func TestPatients_List(t *testing.T) {
	c, mux := setup(t)
	mux.HandleFunc("/patients", serveFile(t, "patients.json"))
	ps, _, err := c.Patients.List(context.Background(), &PatientListOptions{Limit: 2})
	require.NoError(t, err)
	require.Len(t, ps, 2)
	assert.Equal(t, "889", ps[1].ImportID)
}
