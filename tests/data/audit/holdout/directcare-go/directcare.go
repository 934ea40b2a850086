package directcare

import "fmt"

// Client bundles the resource clients.
type Client struct {
	Patients      *PatientService
	Practitioners *PractitionerService
	Invoices      *InvoiceService
	Practice      *PracticeService
}

// New returns a client that uses the practice access token key.
func New(key string) *Client {
	b := newBackend(false)
	return &Client{
		Patients:      &PatientService{b, key},
		Practitioners: &PractitionerService{b, key},
		Invoices:      &InvoiceService{b, key},
		Practice:      &PracticeService{b, key},
	}
}

// Error is what the API answers for any status above 399.
type Error struct {
	Status  int                 `json:"status"`
	Message string              `json:"message"`
	Errors  map[string][]string `json:"errors"`
}

func (e *Error) Error() string {
	return fmt.Sprintf("directcare: %d %s", e.Status, e.Message)
}

// String returns a pointer to s.
func String(s string) *string { return &s }
