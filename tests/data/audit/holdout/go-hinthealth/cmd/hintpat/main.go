package main

import (
	"encoding/csv"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	hint "github.com/dmarchetti/go-hinthealth"
)

var limit int

func client() *hint.Client {
	tok := os.Getenv("HINT_TOKEN")
	if tok == "" {
		fmt.Fprintln(os.Stderr, "HINT_TOKEN is not set")
		os.Exit(2)
	}
	return hint.NewClient(tok)
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func main() {
	root := &cobra.Command{Use: "hintpat", SilenceUsage: true}

	list := &cobra.Command{
		Use: "list",
		RunE: func(cmd *cobra.Command, args []string) error {
			ps, err := client().Patients.List(cmd.Context(), hint.ListOptions{Limit: limit})
			if err != nil {
				return err
			}
			for _, p := range ps {
				fmt.Printf("%s\t%s %s\t%s\n", p.ID, p.FirstName, p.LastName, deref(p.ImportID))
			}
			return nil
		},
	}
	list.Flags().IntVar(&limit, "limit", 25, "how many")

	var importID, importSource string
	set := &cobra.Command{
		Use:   "set PATIENT",
		Short: "set import_id and import_source of a patient",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			_, err := client().Patients.Update(cmd.Context(), args[0], &hint.PatientParams{
				ImportID:     &importID,
				ImportSource: &importSource,
			})
			return err
		},
	}
	set.Flags().StringVar(&importID, "import-id", "", "ID of the patient in the other system")
	set.Flags().StringVar(&importSource, "import-source", "", "name of the other system")
	_ = set.MarkFlagRequired("import-id")

	export := &cobra.Command{
		Use: "export",
		RunE: func(cmd *cobra.Command, args []string) error {
			w := csv.NewWriter(os.Stdout)
			defer w.Flush()
			_ = w.Write([]string{"id", "first_name", "last_name", "email", "external_link_id", "import_id", "import_source"})
			opt := hint.ListOptions{Limit: 100}
			for {
				ps, err := client().Patients.List(cmd.Context(), opt)
				if err != nil {
					return err
				}
				for _, p := range ps {
					_ = w.Write([]string{p.ID, p.FirstName, p.LastName, p.Email,
						deref(p.ExternalLinkID), deref(p.ImportID), deref(p.ImportSource)})
				}
				if len(ps) < 100 {
					return nil
				}
				opt.Offset += 100
			}
		},
	}

	root.AddCommand(list, set, export)
	if err := root.Execute(); err != nil {
		os.Exit(1)
	}
}
