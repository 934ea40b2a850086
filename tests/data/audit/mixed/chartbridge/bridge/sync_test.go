package bridge

import (
	"encoding/json"
	"testing"

	"github.com/lindenhealth/chartbridge/elation"
	"github.com/lindenhealth/chartbridge/hint"
)

func TestDecode(t *testing.T) {
	var p hint.Patient
	raw := `{"id":"pat-k2m9x7c4v1b0","first_name":"Dana","last_name":"Reyes","import_id":"chart-12","import_source":"linden","external_link_id":null}`
	if err := json.Unmarshal([]byte(raw), &p); err != nil {
		t.Fatal(err)
	}
	if p.ImportID != "chart-12" {
		t.Fatal(p)
	}
	md := elation.NewMetadata("chart-12")
	if md.ImportID != p.ImportID {
		t.Fatal(md)
	}
}
