package directcare

import "time"

// CustomerInvoice is an invoice of a patient or of a company.
type CustomerInvoice struct {
	ID             string     `json:"id"`
	Number         int        `json:"number"`
	AmountInCents  int64      `json:"amount_in_cents"`
	Status         string     `json:"status"`
	Note           string     `json:"note"`
	InvoiceDate    string     `json:"invoice_date"`
	DueAt          *time.Time `json:"due_at"`
	ExternalLinkID string     `json:"external_link_id"`
	Owner          *Patient   `json:"owner"`
	Charges        []*Charge  `json:"charges"`
}

// Charge is one line of an invoice.
type Charge struct {
	ID            string `json:"id"`
	Name          string `json:"name"`
	AmountInCents int64  `json:"amount_in_cents"`
	Quantity      int    `json:"quantity"`
}
