package ynab

import (
	"context"
	"fmt"
	"strconv"
	"time"
)

const maxImportIDLen = 36

// Transaction as documented at https://api.youneedabudget.com/v1#/Transactions
type Transaction struct {
	ID         string  `json:"id,omitempty"`
	AccountID  string  `json:"account_id"`
	Date       string  `json:"date"`
	Amount     int64   `json:"amount"`
	PayeeID    *string `json:"payee_id,omitempty"`
	PayeeName  string  `json:"payee_name,omitempty"`
	CategoryID *string `json:"category_id,omitempty"`
	Memo       string  `json:"memo,omitempty"`
	Cleared    string  `json:"cleared,omitempty"`
	Approved   bool    `json:"approved"`
	FlagColor  *string `json:"flag_color,omitempty"`
	ImportID   string  `json:"import_id,omitempty"`
}

type saveRequest struct {
	Transactions []Transaction `json:"transactions"`
}

type SaveResult struct {
	TransactionIDs     []string      `json:"transaction_ids"`
	Transactions       []Transaction `json:"transactions"`
	DuplicateImportIDs []string      `json:"duplicate_import_ids"`
	ServerKnowledge    int64         `json:"server_knowledge"`
}

// Occurrences counts how often an amount was seen on a day, which is the last part of the import ID.
type Occurrences map[string]int

func (o Occurrences) ImportID(prefix string, amount int64, date time.Time) string {
	key := strconv.FormatInt(amount, 10) + ":" + date.Format("2006-01-02")
	o[key]++
	id := fmt.Sprintf("%s:%s:%d", prefix, key, o[key])
	if len(id) > maxImportIDLen {
		id = id[:maxImportIDLen]
	}
	return id
}

// CreateTransactions posts in one bulk. Duplicates come back in DuplicateImportIDs.
func (c *Client) CreateTransactions(ctx context.Context, budget string, txs []Transaction) (*SaveResult, error) {
	for i, t := range txs {
		if t.ImportID == "" {
			return nil, fmt.Errorf("ynab: transaction %d has no import_id", i)
		}
	}
	var out struct {
		Data SaveResult `json:"data"`
	}
	err := c.do(ctx, "POST", "/budgets/"+budget+"/transactions", saveRequest{txs}, &out)
	if err != nil {
		return nil, err
	}
	return &out.Data, nil
}
