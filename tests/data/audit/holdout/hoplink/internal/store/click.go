package store

import (
	"context"
	"time"

	"github.com/jmoiron/sqlx"
)

// Click is one visit of a short link.
type Click struct {
	ID             int64     `db:"id" json:"id"`
	ExternalLinkID int64     `db:"external_link_id" json:"external_link_id"`
	ClickedAt      time.Time `db:"clicked_at" json:"clicked_at"`
	Referrer       *string   `db:"referrer" json:"referrer,omitempty"`
	UserAgent      *string   `db:"user_agent" json:"user_agent,omitempty"`
	Country        *string   `db:"country" json:"country,omitempty"`
}

type DayCount struct {
	ExternalLinkID int64     `db:"external_link_id" json:"external_link_id"`
	Day            time.Time `db:"day" json:"day"`
	Clicks         int       `db:"clicks" json:"clicks"`
}

type Clicks struct{ db *sqlx.DB }

func NewClicks(db *sqlx.DB) *Clicks { return &Clicks{db} }

func (s *Clicks) Add(ctx context.Context, c *Click) error {
	const q = `INSERT INTO link_clicks (external_link_id, referrer, user_agent, country)
	           VALUES (:external_link_id, :referrer, :user_agent, :country)`
	_, err := s.db.NamedExecContext(ctx, q, c)
	return err
}

func (s *Clicks) PerDay(ctx context.Context, externalLinkID int64, since time.Time) ([]DayCount, error) {
	var out []DayCount
	err := s.db.SelectContext(ctx, &out,
		`SELECT * FROM clicks_per_day WHERE external_link_id = $1 AND day >= $2 ORDER BY day`,
		externalLinkID, since)
	return out, err
}

func (s *Clicks) Last(ctx context.Context, externalLinkIDs []int64, n int) ([]Click, error) {
	q, args, err := sqlx.In(`SELECT * FROM link_clicks WHERE external_link_id IN (?) ORDER BY clicked_at DESC LIMIT ?`, externalLinkIDs, n)
	if err != nil {
		return nil, err
	}
	var out []Click
	err = s.db.SelectContext(ctx, &out, s.db.Rebind(q), args...)
	return out, err
}
