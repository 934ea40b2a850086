package ynab

import "fmt"

// Transaction is what the /transactions endpoints take.
type Transaction struct {
	AccountID string  `json:"account_id"`
	Date      string  `json:"date"`
	Amount    int64   `json:"amount"`
	PayeeName string  `json:"payee_name,omitempty"`
	Memo      string  `json:"memo,omitempty"`
	Cleared   string  `json:"cleared,omitempty"`
	ImportID  *string `json:"import_id,omitempty"`
}

type saveResponse struct {
	Data struct {
		TransactionIDs     []string `json:"transaction_ids"`
		DuplicateImportIDs []string `json:"duplicate_import_ids"`
	} `json:"data"`
}

// ImportID builds the ID that YNAB itself uses for file based imports.
func ImportID(amount int64, date string, occurrence int) string {
	return fmt.Sprintf("YNAB:%d:%s:%d", amount, date, occurrence)
}

func (c *Client) Save(budget string, txs []Transaction) (created int, dup []string, err error) {
	var out saveResponse
	err = c.do("POST", "/budgets/"+budget+"/transactions", map[string]interface{}{"transactions": txs}, &out)
	return len(out.Data.TransactionIDs), out.Data.DuplicateImportIDs, err
}
