// Package patient makes the calls on patients.
package patient

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	directcare "github.com/meadowlark-health/directcare-go"
)

// Client is used for the calls on patients.
type Client struct {
	B   directcare.Backend
	Key string
}

func getC() Client {
	return Client{directcare.GetBackend(), directcare.Key}
}

// New creates a patient.
func New(params *directcare.PatientParams) (*directcare.Patient, error) {
	return getC().New(params)
}

// New creates a patient.
func (c Client) New(params *directcare.PatientParams) (*directcare.Patient, error) {
	p := &directcare.Patient{}
	_, err := c.B.Call(http.MethodPost, "/provider/patients", c.Key, params, p)
	return p, err
}

// Get returns the patient with the ID.
func (c Client) Get(id string) (*directcare.Patient, error) {
	p := &directcare.Patient{}
	_, err := c.B.Call(http.MethodGet, fmt.Sprintf("/provider/patients/%s", id), c.Key, nil, p)
	return p, err
}

// Update changes the patient.
func (c Client) Update(id string, params *directcare.PatientParams) (*directcare.Patient, error) {
	p := &directcare.Patient{}
	_, err := c.B.Call(http.MethodPatch, fmt.Sprintf("/provider/patients/%s", id), c.Key, params, p)
	return p, err
}

// Link writes the ID of our chart to the patient.
func (c Client) Link(id, chartID string) error {
	_, err := c.Update(id, &directcare.PatientParams{
		ImportID:     chartID,
		ImportSource: "meadowlark",
	})
	return err
}

// List walks over all the patients, a hundred at a time.
func (c Client) List(fn func(*directcare.Patient) error) error {
	for offset := 0; ; offset += 100 {
		var page []*directcare.Patient
		q := url.Values{"limit": {"100"}, "offset": {strconv.Itoa(offset)}, "sort": {"created_at"}}
		if _, err := c.B.Call(http.MethodGet, "/provider/patients", c.Key, q, &page); err != nil {
			return err
		}
		for _, p := range page {
			if err := fn(p); err != nil {
				return err
			}
		}
		if len(page) < 100 {
			return nil
		}
	}
}
