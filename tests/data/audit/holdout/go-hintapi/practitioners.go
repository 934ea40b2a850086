package hintapi

import "context"

// PractitionersService handles practitioners.
type PractitionersService service

// Practitioner is a doctor.
type Practitioner struct {
	ID        string `json:"id"`
	FirstName string `json:"first_name"`
	LastName  string `json:"last_name"`
	NPI       string `json:"npi_number"`

	// ExternalLinkID is the partner's own ID.
	ExternalLinkID string `json:"external_link_id,omitempty"`
}

// List returns all practitioners.
func (s *PractitionersService) List(ctx context.Context) ([]*Practitioner, error) {
	req, err := s.client.NewRequest(ctx, "GET", "practitioners", nil)
	if err != nil {
		return nil, err
	}
	var out []*Practitioner
	_, err = s.client.Do(req, &out)
	return out, err
}
