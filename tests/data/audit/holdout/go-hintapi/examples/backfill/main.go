package main

import (
	"context"
	"encoding/csv"
	"log"
	"os"

	"github.com/meridiancare/go-hintapi"
)

// Reads chart_no,hint_id from stdin and writes the chart number to each patient.
func main() {
	c := hintapi.NewClient(os.Getenv("HINT_TOKEN"), nil)
	rows, err := csv.NewReader(os.Stdin).ReadAll()
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()
	for _, row := range rows {
		p, err := c.Patients.Get(ctx, row[1])
		if err != nil {
			log.Printf("%s: %v", row[1], err)
			continue
		}
		if p.ExternalLinkID == row[0] {
			continue
		}
		req := &hintapi.PatientRequest{ExternalLinkID: hintapi.String(row[0])}
		if _, err := c.Patients.Update(ctx, p.ID, req); err != nil {
			log.Printf("%s: %v", p.ID, err)
		}
	}
}
