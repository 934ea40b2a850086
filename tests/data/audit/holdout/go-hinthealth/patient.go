package hint

import (
	"context"
	"errors"
	"net/http"
	"time"
)

var ErrNotFound = errors.New("hint: patient not found")

type PatientService struct{ c *Client }

type Phone struct {
	ID     string `json:"id,omitempty"`
	Number string `json:"number"`
	Type   string `json:"type"`
}

type Patient struct {
	ID               string     `json:"id"`
	FirstName        string     `json:"first_name"`
	LastName         string     `json:"last_name"`
	DOB              string     `json:"dob"`
	Email            string     `json:"email"`
	Phones           []Phone    `json:"phones"`
	MembershipStatus string     `json:"membership_status"`
	LeadSource       *NamedRef  `json:"lead_source"`
	Practitioner     *NamedRef  `json:"practitioner"`
	ExternalLinkID   *string    `json:"external_link_id"`
	ImportID         *string    `json:"import_id"`
	ImportSource     *string    `json:"import_source"`
	CreatedAt        time.Time  `json:"created_at"`
	UpdatedAt        *time.Time `json:"updated_at"`
}

type NamedRef struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// PatientParams is the body of create and update.
type PatientParams struct {
	FirstName string  `json:"first_name,omitempty"`
	LastName  string  `json:"last_name,omitempty"`
	DOB       string  `json:"dob,omitempty"`
	Email     string  `json:"email,omitempty"`
	Phones    []Phone `json:"phones,omitempty"`
	// ExternalLinkID links the patient to a record in your system.
	ExternalLinkID *string `json:"external_link_id,omitempty"`
	// ImportID and ImportSource go together, the API complains if you send only one.
	ImportID     *string `json:"import_id,omitempty"`
	ImportSource *string `json:"import_source,omitempty"`
}

func (s *PatientService) List(ctx context.Context, opt ListOptions) ([]Patient, error) {
	var out []Patient
	_, err := s.c.do(ctx, http.MethodGet, withQuery("/api/provider/patients", opt), nil, &out)
	return out, err
}

func (s *PatientService) Get(ctx context.Context, id string) (*Patient, error) {
	p := new(Patient)
	_, err := s.c.do(ctx, http.MethodGet, "/api/provider/patients/"+id, nil, p)
	return p, err
}

func (s *PatientService) Create(ctx context.Context, params *PatientParams) (*Patient, error) {
	p := new(Patient)
	_, err := s.c.do(ctx, http.MethodPost, "/api/provider/patients", params, p)
	return p, err
}

func (s *PatientService) Update(ctx context.Context, id string, params *PatientParams) (*Patient, error) {
	p := new(Patient)
	_, err := s.c.do(ctx, http.MethodPatch, "/api/provider/patients/"+id, params, p)
	return p, err
}

// FindByImportID walks over all patients. source may be empty.
func (s *PatientService) FindByImportID(ctx context.Context, source, importID string) (*Patient, error) {
	opt := ListOptions{Limit: 100}
	for {
		page, err := s.List(ctx, opt)
		if err != nil {
			return nil, err
		}
		for i := range page {
			p := &page[i]
			if p.ImportID == nil || *p.ImportID != importID {
				continue
			}
			if source == "" || (p.ImportSource != nil && *p.ImportSource == source) {
				return p, nil
			}
		}
		if len(page) < opt.Limit {
			return nil, ErrNotFound
		}
		opt.Offset += len(page)
	}
}
