package practice

import "testing"

func TestByLink(t *testing.T) {
	p := &Practice{Practitioners: []Practitioner{
		{ID: "pct-Aq81mZx02LkP", ExternalLinkID: "10"},
		{ID: "pct-Bq81mZx02LkP"},
	}}
	for id, want := range map[string]bool{"10": true, "11": false} {
		if got := p.ByLink(id) != nil; got != want {
			t.Errorf("ByLink(%q) = %v", id, got)
		}
	}
}
