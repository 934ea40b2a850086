// Command hintsync pushes a CSV of members.
package main

import (
	"encoding/csv"
	"flag"
	"io"
	"log"
	"os"

	"github.com/opalcare/gohint/hint"
	"github.com/opalcare/gohint/hint/patient"
)

func main() {
	source := flag.String("source", "opal", "what to write as import source")
	flag.Parse()
	b := hint.New(os.Getenv("OPAL_HINT_TOKEN"))
	r := csv.NewReader(os.Stdin)
	for {
		row, err := r.Read()
		if err == io.EOF {
			return
		}
		if err != nil {
			log.Fatal(err)
		}
		p, err := patient.Create(b, &patient.Params{
			FirstName:    hint.String(row[1]),
			LastName:     hint.String(row[2]),
			ImportID:     hint.String(row[0]),
			ImportSource: source,
		})
		if err != nil {
			log.Printf("row %s: %v", row[0], err)
			continue
		}
		log.Printf("%s -> %s", row[0], p.ID)
	}
}
