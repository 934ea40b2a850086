package patient

import "time"

// Patient is a person in a practice.
type Patient struct {
	ID               string     `json:"id"`
	FirstName        string     `json:"first_name"`
	LastName         string     `json:"last_name"`
	Email            string     `json:"email"`
	DOB              string     `json:"dob"`
	Phones           []Phone    `json:"phones"`
	MembershipStatus string     `json:"membership_status"`
	ExternalLinkID   string     `json:"external_link_id"`
	ImportID         string     `json:"import_id"`
	ImportSource     string     `json:"import_source"`
	CreatedAt        *time.Time `json:"created_at"`
	UpdatedAt        *time.Time `json:"updated_at"`
}

// Phone is one number.
type Phone struct {
	Number string `json:"number"`
	Type   string `json:"type"`
}

// Params is the body of Create and Update. Nil fields are left out.
type Params struct {
	FirstName      *string `json:"first_name,omitempty"`
	LastName       *string `json:"last_name,omitempty"`
	Email          *string `json:"email,omitempty"`
	DOB            *string `json:"dob,omitempty"`
	Phones         []Phone `json:"phones,omitempty"`
	ExternalLinkID *string `json:"external_link_id,omitempty"`
	ImportID       *string `json:"import_id,omitempty"`
	ImportSource   *string `json:"import_source,omitempty"`
}

// Imported tells whether the record was brought in by a bulk load.
func (p *Patient) Imported() bool {
	return p.ImportSource != "" && p.ImportID != ""
}
