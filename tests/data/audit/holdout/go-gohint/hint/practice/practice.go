package practice

import "github.com/opalcare/gohint/hint"

// Practice is the account a token belongs to.
type Practice struct {
	ID            string         `json:"id"`
	Name          string         `json:"name"`
	Practitioners []Practitioner `json:"practitioners"`
}

// Practitioner is a doctor.
type Practitioner struct {
	ID             string `json:"id"`
	Name           string `json:"name"`
	NPI            string `json:"npi_number"`
	ExternalLinkID string `json:"external_link_id"`
}

// Current returns the practice of the token.
func Current(b hint.Backend) (*Practice, error) {
	p := new(Practice)
	return p, b.Call("GET", "/provider/practice", nil, p)
}

// ByLink finds a practitioner by our own id.
func (p *Practice) ByLink(id string) *Practitioner {
	for i := range p.Practitioners {
		if p.Practitioners[i].ExternalLinkID == id {
			return &p.Practitioners[i]
		}
	}
	return nil
}
