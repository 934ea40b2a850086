package bridge

import (
	"log"

	"github.com/jmoiron/sqlx"
	"github.com/lindenhealth/chartbridge/elation"
	"github.com/lindenhealth/chartbridge/hint"
)

const source = "linden"

type Chart struct {
	ID        string `db:"id"`
	HintID    string `db:"hint_id"`
	ElationID int64  `db:"elation_id"`
	FirstName string `db:"first_name"`
	LastName  string `db:"last_name"`
}

type Bridge struct {
	DB   *sqlx.DB
	Hint *hint.Backend
}

// FromHint finds the chart of a member.
func (b *Bridge) FromHint(p *hint.Patient) (*Chart, error) {
	var c Chart
	if p.ImportSource == source && p.ImportID != "" {
		return &c, b.DB.Get(&c, `select * from charts where id = $1`, p.ImportID)
	}
	if p.ExternalLinkID != "" {
		log.Printf("patient %s has the old link %s", p.ID, p.ExternalLinkID)
	}
	return &c, b.DB.Get(&c, `select * from charts where hint_id = $1`, p.ID)
}

// FromElation finds the chart of an Elation patient.
func (b *Bridge) FromElation(ep *elation.Patient) (*Chart, error) {
	var c Chart
	if ep.Metadata.ImportSource == source {
		return &c, b.DB.Get(&c, `select * from charts where id = $1`, ep.Metadata.ImportID)
	}
	return &c, b.DB.Get(&c, `select * from charts where elation_id = $1`, ep.ID)
}

func (b *Bridge) Push(c *Chart) error {
	_, err := b.Hint.UpdatePatient(c.HintID, &hint.PatientParams{ImportID: c.ID, ImportSource: source})
	return err
}
