package main

import (
	"context"
	"log"
	"os"
	"time"

	"github.com/spf13/pflag"

	"github.com/mweidner/fints2ynab/internal/fints"
	"github.com/mweidner/fints2ynab/internal/state"
	"github.com/mweidner/fints2ynab/internal/ynab"
)

func main() {
	budget := pflag.String("budget", "last-used", "YNAB budget")
	account := pflag.String("account", "", "YNAB account")
	dryRun := pflag.BoolP("dry-run", "n", false, "don't push")
	days := pflag.Int("days", 14, "how far to look back")
	pflag.Parse()

	st, err := state.Open(os.ExpandEnv("$HOME/.local/state/fints2ynab.db"))
	if err != nil {
		log.Fatal(err)
	}
	bookings, err := fints.Fetch(time.Now().AddDate(0, 0, -*days))
	if err != nil {
		log.Fatal(err)
	}
	seen := ynab.Occurrences{}
	var txs []ynab.Transaction
	for _, b := range bookings {
		id := seen.ImportID("YNAB", b.Cents*10, b.Valuta)
		if ok, _ := st.Seen(*account, id); ok {
			continue
		}
		txs = append(txs, ynab.Transaction{
			AccountID: *account,
			Date:      b.Valuta.Format("2006-01-02"),
			Amount:    b.Cents * 10,
			PayeeName: b.Name,
			Memo:      b.Purpose,
			Cleared:   "cleared",
			ImportID:  id,
		})
	}
	if *dryRun {
		for _, t := range txs {
			log.Printf("%s %8d %s [%s]", t.Date, t.Amount, t.PayeeName, t.ImportID)
		}
		return
	}
	c := ynab.New(os.Getenv("YNAB_TOKEN"))
	res, err := c.CreateTransactions(context.Background(), *budget, txs)
	if err != nil {
		log.Fatal(err)
	}
	for _, t := range res.Transactions {
		if err := st.Mark(*account, t.ImportID); err != nil {
			log.Print(err)
		}
	}
	log.Printf("%d created, %d duplicates", len(res.Transactions), len(res.DuplicateImportIDs))
}
