package ynab

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestImportID(t *testing.T) {
	o := Occurrences{}
	d := time.Date(2023, 10, 4, 0, 0, 0, 0, time.UTC)
	assert.Equal(t, "YNAB:-12990:2023-10-04:1", o.ImportID("YNAB", -12990, d))
	assert.Equal(t, "YNAB:-12990:2023-10-04:2", o.ImportID("YNAB", -12990, d))
	assert.Len(t, o.ImportID("YNABYNABYNABYNABYNABYNAB", -1299000, d), maxImportIDLen)
}

func TestCreateTransactions(t *testing.T) {
	fixture, err := os.ReadFile("testdata/create_201.json")
	require.NoError(t, err)
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		assert.Equal(t, "/budgets/last-used/transactions", r.URL.Path)
		w.WriteHeader(201)
		w.Write(fixture)
	}))
	defer srv.Close()
	c := New("x")
	c.BaseURL = srv.URL
	res, err := c.CreateTransactions(context.Background(), "last-used", []Transaction{
		{AccountID: "a", Date: "2023-10-04", Amount: -12990, ImportID: "YNAB:-12990:2023-10-04:1"},
		{AccountID: "a", Date: "2023-10-05", Amount: -4200, ImportID: "YNAB:-4200:2023-10-05:1"},
	})
	require.NoError(t, err)
	assert.Len(t, res.Transactions, 1)
	assert.Equal(t, []string{"YNAB:-4200:2023-10-05:1"}, res.DuplicateImportIDs)
}
