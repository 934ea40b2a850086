package hintapi

import "context"

// CustomerInvoicesService handles customer_invoices.
type CustomerInvoicesService service

// CustomerInvoice is an invoice to a patient or a company.
type CustomerInvoice struct {
	ID            string   `json:"id"`
	Status        string   `json:"status"`
	AmountInCents int64    `json:"amount_in_cents"`
	Description   string   `json:"description"`
	Owner         *Patient `json:"owner"`
	ImportId      string   `json:"import_id"`
	ImportSource  string   `json:"import_source"`
}

// Get fetches an invoice.
func (s *CustomerInvoicesService) Get(ctx context.Context, id string) (*CustomerInvoice, error) {
	req, err := s.client.NewRequest(ctx, "GET", "customer_invoices/"+id, nil)
	if err != nil {
		return nil, err
	}
	inv := new(CustomerInvoice)
	_, err = s.client.Do(req, inv)
	return inv, err
}
