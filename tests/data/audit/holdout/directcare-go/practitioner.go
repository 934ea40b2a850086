package directcare

// Practitioner is a doctor, nurse practitioner or other clinician.
type Practitioner struct {
	ID             string `json:"id"`
	FirstName      string `json:"first_name"`
	LastName       string `json:"last_name"`
	NPI            string `json:"npi"`
	Email          string `json:"email"`
	ExternalLinkID string `json:"external_link_id"`
}

// PractitionerService wraps /provider/practitioners.
type PractitionerService struct {
	B   Backend
	Key string
}

// List returns all practitioners of the practice.
func (s *PractitionerService) List() ([]*Practitioner, error) {
	var ps []*Practitioner
	_, err := s.B.Call("GET", "/provider/practitioners", s.Key, nil, nil, &ps)
	return ps, err
}

// ByExternalLinkID indexes the practitioners by our ID.
func ByExternalLinkID(ps []*Practitioner) map[string]*Practitioner {
	m := make(map[string]*Practitioner, len(ps))
	for _, p := range ps {
		if p.ExternalLinkID == "" {
			continue
		}
		m[p.ExternalLinkID] = p
	}
	return m
}
