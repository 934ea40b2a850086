package hint

import "time"

type Patient struct {
	ID               string    `json:"id"`
	FirstName        string    `json:"first_name"`
	LastName         string    `json:"last_name"`
	DOB              string    `json:"dob,omitempty"`
	ExternalLinkID   string    `json:"external_link_id,omitempty"`
	ImportID         string    `json:"import_id,omitempty"`
	ImportSource     string    `json:"import_source,omitempty"`
	MembershipStatus string    `json:"membership_status,omitempty"`
	CreatedAt        time.Time `json:"created_at"`
}

type PatientParams struct {
	FirstName    string `json:"first_name,omitempty"`
	LastName     string `json:"last_name,omitempty"`
	ImportID     string `json:"import_id,omitempty"`
	ImportSource string `json:"import_source,omitempty"`
}

func (b *Backend) UpdatePatient(id string, p *PatientParams) (*Patient, error) {
	var out Patient
	return &out, b.Call("PATCH", "/provider/patients/"+id, p, &out)
}
