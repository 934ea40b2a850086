package hint

import (
	"context"
	"net/http"
)

type InvoiceService struct{ c *Client }

// CustomerInvoice amounts are in cents.
type CustomerInvoice struct {
	ID             string        `json:"id"`
	Number         string        `json:"number"`
	Status         string        `json:"status"`
	InvoiceDate    string        `json:"invoice_date"`
	BalanceInCents int64         `json:"balance_in_cents"`
	AmountInCents  int64         `json:"amount_in_cents"`
	Owner          *InvoiceOwner `json:"owner"`
}

type InvoiceOwner struct {
	ID             string  `json:"id"`
	Name           string  `json:"name"`
	Type           string  `json:"type"`
	ExternalLinkID *string `json:"external_link_id"`
	ImportID       *string `json:"import_id"`
}

func (s *InvoiceService) List(ctx context.Context, opt ListOptions) ([]CustomerInvoice, error) {
	var out []CustomerInvoice
	_, err := s.c.do(ctx, http.MethodGet, withQuery("/api/provider/customer_invoices", opt), nil, &out)
	return out, err
}

func (s *InvoiceService) Get(ctx context.Context, id string) (*CustomerInvoice, error) {
	inv := new(CustomerInvoice)
	_, err := s.c.do(ctx, http.MethodGet, "/api/provider/customer_invoices/"+id, nil, inv)
	return inv, err
}
