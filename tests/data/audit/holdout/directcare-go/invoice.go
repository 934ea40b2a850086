package directcare

import "time"

// InvoiceParams are the attributes of a new customer invoice.
type InvoiceParams struct {
	Owner          string         `json:"owner" form:"owner"`
	Period         string         `json:"invoice_date,omitempty"`
	Items          []*InvoiceItem `json:"items"`
	ExternalLinkID string         `json:"external_link_id,omitempty"`
}

// InvoiceItem is one line.
type InvoiceItem struct {
	Description string `json:"description"`
	AmountCents int64  `json:"amount_in_cents"`
	Quantity    int    `json:"quantity"`
}

// Invoice is a customer invoice.
type Invoice struct {
	ID           string    `json:"id"`
	Status       string    `json:"status"`
	TotalCents   int64     `json:"total_in_cents"`
	CreatedAt    time.Time `json:"created_at"`
	Owner        *Patient  `json:"owner"`
	RefundReason string    `json:"refund_reason"`
}

// InvoiceService wraps /provider/customer_invoices.
type InvoiceService struct {
	B   Backend
	Key string
}

// Create makes an invoice.
func (s *InvoiceService) Create(params *InvoiceParams) (*Invoice, error) {
	i := &Invoice{}
	_, err := s.B.Call("POST", "/provider/customer_invoices", s.Key, nil, params, i)
	return i, err
}
