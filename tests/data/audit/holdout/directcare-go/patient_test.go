package directcare

import (
	"io/ioutil"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"gopkg.in/h2non/gock.v1"
)

func fixture(t *testing.T, name string) []byte {
	b, err := ioutil.ReadFile("testdata/" + name)
	require.NoError(t, err)
	return b
}

func TestPatientCreate(t *testing.T) {
	defer gock.Off()
	gock.New("https://api.hint.com").
		Post("/api/provider/patients").
		MatchType("json").
		JSON(map[string]interface{}{"first_name": "Marge", "last_name": "Innavera", "external_link_id": "nf-10023"}).
		Reply(201).
		BodyString(string(fixture(t, "patient.json")))

	p, err := New("k").Patients.Create(&PatientParams{
		FirstName:      "Marge",
		LastName:       "Innavera",
		ExternalLinkID: "nf-10023",
	})
	require.NoError(t, err)
	assert.Equal(t, "nf-10023", *p.ExternalLinkID)
	assert.Nil(t, p.ImportID)
	assert.True(t, p.Linked())
}

func TestPatientCreate_Invalid(t *testing.T) {
	defer gock.Off()
	gock.New("https://api.hint.com").Post("/api/provider/patients").
		Reply(422).JSON(map[string]interface{}{"status": 422, "message": "Validation failed"})
	_, err := New("k").Patients.Create(&PatientParams{})
	assert.EqualError(t, err, "directcare: 422 Validation failed")
}
