package directcare

import (
	"net/url"
	"strconv"
	"time"
)

// Phone is one of a patient's phone numbers.
type Phone struct {
	Type   string `json:"type,omitempty"`
	Number string `json:"number"`
}

// PatientParams are the writable attributes of a patient.
type PatientParams struct {
	FirstName         string   `json:"first_name" form:"first_name"`
	LastName          string   `json:"last_name" form:"last_name"`
	MiddleName        string   `json:"middle_name,omitempty" form:"middle_name"`
	DOB               string   `json:"dob,omitempty" form:"dob"`
	Email             string   `json:"email,omitempty" form:"email"`
	Gender            string   `json:"gender,omitempty" form:"gender"`
	Phones            []*Phone `json:"phones,omitempty" form:"phones"`
	AddressLine1      string   `json:"address_line1,omitempty" form:"address_line1"`
	AddressCity       string   `json:"address_city,omitempty" form:"address_city"`
	AddressState      string   `json:"address_state,omitempty" form:"address_state"`
	AddressZip        string   `json:"address_zip,omitempty" form:"address_zip"`
	LeadSource        string   `json:"lead_source,omitempty" form:"lead_source"`
	ExternalLinkID    string   `json:"external_link_id,omitempty" form:"external_link_id"`
	ImportID          string   `json:"import_id,omitempty" form:"import_id"`
	ImportSource      string   `json:"import_source,omitempty" form:"import_source"`
	HealthInsuranceID string   `json:"health_insurance_id,omitempty" form:"health_insurance_id"`
	ChosenName        string   `json:"chosen_first_name,omitempty" form:"chosen_first_name"`
}

// Patient as returned by the API.
type Patient struct {
	ID                      string        `json:"id"`
	CreatedAt               time.Time     `json:"created_at"`
	UpdatedAt               time.Time     `json:"updated_at"`
	Name                    string        `json:"name"`
	FirstName               string        `json:"first_name"`
	LastName                string        `json:"last_name"`
	DOB                     string        `json:"dob"`
	Email                   string        `json:"email"`
	Gender                  string        `json:"gender"`
	MembershipStatus        string        `json:"membership_status"`
	LeadSource              *LeadSource   `json:"lead_source"`
	Practitioner            *Practitioner `json:"practitioner"`
	ExternalLinkID          *string       `json:"external_link_id"`
	ImportID                *string       `json:"import_id"`
	ImportSource            *string       `json:"import_source"`
	IntegrationWebLink      string        `json:"integration_web_link"`
	IntegrationErrorMessage string        `json:"integration_error_message"`
}

// LeadSource tells where the patient heard of the practice.
type LeadSource struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// PatientService wraps /provider/patients.
type PatientService struct {
	B   Backend
	Key string
}

// Create makes a new patient.
func (s *PatientService) Create(params *PatientParams) (*Patient, error) {
	p := &Patient{}
	_, err := s.B.Call("POST", "/provider/patients", s.Key, nil, params, p)
	return p, err
}

// Update changes a patient. Zero values are not sent.
func (s *PatientService) Update(id string, params *PatientParams) (*Patient, error) {
	p := &Patient{}
	_, err := s.B.Call("PATCH", "/provider/patients/"+url.PathEscape(id), s.Key, nil, params, p)
	return p, err
}

// Get retrieves a patient.
func (s *PatientService) Get(id string) (*Patient, error) {
	p := &Patient{}
	_, err := s.B.Call("GET", "/provider/patients/"+url.PathEscape(id), s.Key, nil, nil, p)
	return p, err
}

// Linked reports whether we already pushed our own ID.
func (p *Patient) Linked() bool {
	return p.ExternalLinkID != nil && *p.ExternalLinkID != ""
}

// ListParams limit lists.
type ListParams struct {
	Limit, Offset int
	Sort          string
}

func (l *ListParams) values() *url.Values {
	v := url.Values{}
	if l.Limit > 0 {
		v.Set("limit", strconv.Itoa(l.Limit))
	}
	if l.Offset > 0 {
		v.Set("offset", strconv.Itoa(l.Offset))
	}
	if l.Sort != "" {
		v.Set("sort", l.Sort)
	}
	return &v
}
