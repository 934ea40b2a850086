package hintapi

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/go-querystring/query"
)

// ErrStop ends Each without an error.
var ErrStop = errors.New("stop")

// PatientsService handles the patients endpoints.
type PatientsService service

// Phone is a phone number.
type Phone struct {
	ID     string `json:"id,omitempty"`
	Number string `json:"number"`
	Type   string `json:"type,omitempty"`
}

// Patient is a patient of the practice.
type Patient struct {
	ID               string     `json:"id"`
	FirstName        string     `json:"first_name"`
	LastName         string     `json:"last_name"`
	DOB              string     `json:"dob"`
	Email            string     `json:"email"`
	Phones           []Phone    `json:"phones"`
	ExternalLinkID   string     `json:"external_link_id"`
	ImportID         string     `json:"import_id"`
	ImportSource     string     `json:"import_source"`
	MembershipStatus string     `json:"membership_status"`
	ArchivedAt       *time.Time `json:"archived_at"`
	CreatedAt        time.Time  `json:"created_at"`
	UpdatedAt        time.Time  `json:"updated_at"`
}

// PatientRequest is the body of create and update.
type PatientRequest struct {
	FirstName      string  `json:"first_name,omitempty"`
	LastName       string  `json:"last_name,omitempty"`
	DOB            string  `json:"dob,omitempty"`
	Email          string  `json:"email,omitempty"`
	Phones         []Phone `json:"phones,omitempty"`
	ExternalLinkID *string `json:"external_link_id,omitempty"`
	ImportID       *string `json:"import_id,omitempty"`
	ImportSource   *string `json:"import_source,omitempty"`
}

// Validate checks that a request can be sent.
func (r *PatientRequest) Validate() error {
	if r.FirstName == "" || r.LastName == "" {
		return errors.New("hint: first_name and last_name are required")
	}
	if r.ImportID != nil && r.ImportSource == nil {
		return errors.New("hint: import_source is required with import_id")
	}
	return nil
}

// PatientListOptions are the query parameters of List.
type PatientListOptions struct {
	Limit  int    `url:"limit,omitempty"`
	Offset int    `url:"offset,omitempty"`
	Sort   string `url:"sort,omitempty"`
	Filter string `url:"filter,omitempty"`
}

// Get fetches a patient.
func (s *PatientsService) Get(ctx context.Context, id string) (*Patient, error) {
	req, err := s.client.NewRequest(ctx, "GET", "patients/"+id, nil)
	if err != nil {
		return nil, err
	}
	p := new(Patient)
	if _, err := s.client.Do(req, p); err != nil {
		return nil, err
	}
	return p, nil
}

// Create adds a patient.
func (s *PatientsService) Create(ctx context.Context, r *PatientRequest) (*Patient, error) {
	if err := r.Validate(); err != nil {
		return nil, err
	}
	req, err := s.client.NewRequest(ctx, "POST", "patients", r)
	if err != nil {
		return nil, err
	}
	p := new(Patient)
	if _, err := s.client.Do(req, p); err != nil {
		return nil, err
	}
	return p, nil
}

// Update changes a patient.
func (s *PatientsService) Update(ctx context.Context, id string, r *PatientRequest) (*Patient, error) {
	req, err := s.client.NewRequest(ctx, "PATCH", "patients/"+id, r)
	if err != nil {
		return nil, err
	}
	p := new(Patient)
	_, err = s.client.Do(req, p)
	return p, err
}

// List returns one page.
func (s *PatientsService) List(ctx context.Context, opt *PatientListOptions) ([]*Patient, *Response, error) {
	v, err := query.Values(opt)
	if err != nil {
		return nil, nil, err
	}
	req, err := s.client.NewRequest(ctx, "GET", "patients?"+v.Encode(), nil)
	if err != nil {
		return nil, nil, err
	}
	var out []*Patient
	resp, err := s.client.Do(req, &out)
	return out, resp, err
}

// Each calls fn for each patient of the practice.
func (s *PatientsService) Each(ctx context.Context, opt *PatientListOptions, fn func(*Patient) error) error {
	if opt == nil {
		opt = &PatientListOptions{Limit: 100}
	}
	for {
		ps, _, err := s.List(ctx, opt)
		if err != nil {
			return fmt.Errorf("list patients at %d: %w", opt.Offset, err)
		}
		for _, p := range ps {
			if err := fn(p); err == ErrStop {
				return nil
			} else if err != nil {
				return err
			}
		}
		if len(ps) < opt.Limit {
			return nil
		}
		opt.Offset += len(ps)
	}
}
