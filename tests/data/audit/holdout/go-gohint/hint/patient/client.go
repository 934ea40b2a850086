package patient

import (
	"net/url"

	"github.com/google/go-querystring/query"
	"github.com/opalcare/gohint/hint"
)

// ListOptions filter a list.
type ListOptions struct {
	Limit    int    `url:"limit,omitempty"`
	Offset   int    `url:"offset,omitempty"`
	Sort     string `url:"sort,omitempty"`
	ImportID string `url:"import_id,omitempty"`
}

func (o ListOptions) withImportID(id string) ListOptions {
	o.ImportID = id
	return o
}

// Get fetches one patient.
func Get(b hint.Backend, id string) (*Patient, error) {
	p := new(Patient)
	err := b.Call("GET", "/provider/patients/"+url.PathEscape(id), nil, p)
	return p, err
}

// Create makes a patient.
func Create(b hint.Backend, in *Params) (*Patient, error) {
	p := new(Patient)
	err := b.Call("POST", "/provider/patients", in, p)
	return p, err
}

// Update changes a patient.
func Update(b hint.Backend, id string, in *Params) (*Patient, error) {
	p := new(Patient)
	err := b.Call("PATCH", "/provider/patients/"+url.PathEscape(id), in, p)
	return p, err
}

// List lists patients.
func List(b hint.Backend, o ListOptions) ([]*Patient, error) {
	v, err := query.Values(o)
	if err != nil {
		return nil, err
	}
	var out []*Patient
	err = b.Call("GET", "/provider/patients?"+v.Encode(), nil, &out)
	return out, err
}
