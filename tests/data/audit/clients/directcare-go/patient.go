package directcare

import "time"

// PatientParams is the body of a create or an update.
type PatientParams struct {
	FirstName             string         `json:"first_name,omitempty"`
	MiddleName            string         `json:"middle_name,omitempty"`
	LastName              string         `json:"last_name,omitempty"`
	Email                 string         `json:"email,omitempty"`
	DOB                   string         `json:"dob,omitempty"`
	Gender                string         `json:"gender,omitempty"`
	AddressLine1          string         `json:"address_line1,omitempty"`
	AddressLine2          string         `json:"address_line2,omitempty"`
	AddressCity           string         `json:"address_city,omitempty"`
	AddressState          string         `json:"address_state,omitempty"`
	AddressZip            string         `json:"address_zip,omitempty"`
	ExternalLinkID        string         `json:"external_link_id,omitempty"`
	ImportID              string         `json:"import_id,omitempty"`
	ImportSource          string         `json:"import_source,omitempty"`
	LeadSource            *LeadSource    `json:"lead_source,omitempty"`
	Location              *Location      `json:"location,omitempty"`
	Phones                []*Phone       `json:"phones,omitempty"`
	PractitionerID        string         `json:"practitioner_id,omitempty"`
	SignupNote            string         `json:"signup_note,omitempty"`
	UserID                string         `json:"user_id,omitempty"`
	WeightOz              int            `json:"weight_oz,omitempty"`
	HeightIn              int            `json:"height_in,omitempty"`
}

// Patient is what the API answers.
type Patient struct {
	ID               string        `json:"id"`
	FirstName        string        `json:"first_name"`
	MiddleName       string        `json:"middle_name"`
	LastName         string        `json:"last_name"`
	Email            string        `json:"email"`
	DOB              string        `json:"dob"`
	Gender           string        `json:"gender"`
	ExternalLinkID   string        `json:"external_link_id"`
	ImportID         string        `json:"import_id"`
	ImportSource     string        `json:"import_source"`
	LeadSource       *LeadSource   `json:"lead_source"`
	Location         *Location     `json:"location"`
	MembershipStatus string        `json:"membership_status"`
	Memberships      []*Membership `json:"memberships"`
	Phones           []*Phone      `json:"phones"`
	Practitioner     *Practitioner `json:"practitioner"`
	ProviderWebLink  string        `json:"provider_web_link"`
	CreatedAt        time.Time     `json:"created_at"`
	UpdatedAt        time.Time     `json:"updated_at"`
}

// Phone is a phone number with its type (Mobile, Home, Office).
type Phone struct {
	ID     string `json:"id,omitempty"`
	Number string `json:"number"`
	Type   string `json:"type"`
}

// LeadSource says how the patient found the practice.
type LeadSource struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Location is an office of the practice.
type Location struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Membership is a plan the patient is on.
type Membership struct {
	ID        string `json:"id"`
	Status    string `json:"status"`
	StartDate string `json:"start_date"`
	EndDate   string `json:"end_date"`
}

// FullName joins what there is of the name.
func (p *Patient) FullName() string {
	if p.MiddleName != "" {
		return p.FirstName + " " + p.MiddleName + " " + p.LastName
	}
	return p.FirstName + " " + p.LastName
}

// ExternalKey is the key of our own chart, or "" if the patient was never linked.
func (p *Patient) ExternalKey() string {
	if p.ExternalLinkID != "" {
		return p.ExternalLinkID
	}
	if p.ImportSource == "meadowlark" {
		return p.ImportID
	}
	return ""
}
