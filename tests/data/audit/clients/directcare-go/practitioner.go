package directcare

// Practitioner is a provider of the practice.
type Practitioner struct {
	ID             string `json:"id"`
	Name           string `json:"name"`
	Email          string `json:"email"`
	ExternalLinkID string `json:"external_link_id,omitempty"`
}

// PractitionerParams is the body of an update.
type PractitionerParams struct {
	ExternalLinkID *string `json:"external_link_id"`
}
