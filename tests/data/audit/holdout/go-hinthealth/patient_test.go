package hint

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func testClient(t *testing.T, h http.HandlerFunc) *Client {
	srv := httptest.NewServer(h)
	t.Cleanup(srv.Close)
	c := NewClient("tok")
	c.baseURL, _ = url.Parse(srv.URL)
	return c
}

func TestPatientDecode(t *testing.T) {
	b, err := os.ReadFile("testdata/patient.json")
	require.NoError(t, err)
	var p Patient
	require.NoError(t, json.Unmarshal(b, &p))
	assert.Equal(t, "Ada", p.FirstName)
	assert.Equal(t, "8812", *p.ImportID)
	assert.Equal(t, "practicefusion", *p.ImportSource)
	assert.Nil(t, p.ExternalLinkID)
}

func TestUpdateSendsOnlyWhatIsSet(t *testing.T) {
	c := testClient(t, func(w http.ResponseWriter, r *http.Request) {
		assert.Equal(t, "PATCH", r.Method)
		assert.Equal(t, "/api/provider/patients/pat-xV20kLm3Qa81", r.URL.Path)
		b, _ := io.ReadAll(r.Body)
		assert.JSONEq(t, `{"import_id":"99","import_source":"elation"}`, string(b))
		_, _ = w.Write([]byte(`{"id":"pat-xV20kLm3Qa81","import_id":"99","import_source":"elation"}`))
	})
	p, err := c.Patients.Update(context.Background(), "pat-xV20kLm3Qa81", &PatientParams{
		ImportID:     String("99"),
		ImportSource: String("elation"),
	})
	require.NoError(t, err)
	assert.Equal(t, "99", *p.ImportID)
}

func TestFindByImportID(t *testing.T) {
	c := testClient(t, func(w http.ResponseWriter, r *http.Request) {
		_, _ = w.Write([]byte(`[{"id":"pat-1"},{"id":"pat-2","import_id":"7","import_source":"x"}]`))
	})
	p, err := c.Patients.FindByImportID(context.Background(), "x", "7")
	require.NoError(t, err)
	assert.Equal(t, "pat-2", p.ID)

	_, err = c.Patients.FindByImportID(context.Background(), "y", "7")
	assert.ErrorIs(t, err, ErrNotFound)
}
