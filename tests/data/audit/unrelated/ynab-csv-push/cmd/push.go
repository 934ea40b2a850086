package cmd

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
	"github.com/tmarwick/ynab-csv-push/internal/ynab"
)

var noImportID bool

var pushCmd = &cobra.Command{
	Use:  "push FILE",
	Args: cobra.ExactArgs(1),
	RunE: func(cmd *cobra.Command, args []string) error {
		rows, err := readCSV(args[0])
		if err != nil {
			return err
		}
		seen := map[string]int{}
		var txs []ynab.Transaction
		for _, r := range rows {
			tx := ynab.Transaction{AccountID: account, Date: r.Date, Amount: r.Milli, PayeeName: r.Payee, Cleared: "cleared"}
			if !noImportID {
				k := fmt.Sprint(r.Milli, r.Date)
				seen[k]++
				importID := ynab.ImportID(r.Milli, r.Date, seen[k])
				tx.ImportID = &importID
			}
			txs = append(txs, tx)
		}
		n, dup, err := ynab.New(os.Getenv("YNAB_TOKEN")).Save(budget, txs)
		if err != nil {
			return err
		}
		fmt.Printf("%d created, %d known\n", n, len(dup))
		return nil
	},
}

func init() {
	pushCmd.Flags().BoolVar(&noImportID, "no-import-id", false, "don't send import_id")
}
