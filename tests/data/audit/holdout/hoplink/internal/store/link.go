package store

import (
	"context"
	"time"

	"github.com/jmoiron/sqlx"
)

type Link struct {
	ID        int64     `db:"id" json:"id"`
	Slug      string    `db:"slug" json:"slug"`
	TargetURL string    `db:"target_url" json:"target_url"`
	Campaign  *string   `db:"campaign" json:"campaign,omitempty"`
	CreatedAt time.Time `db:"created_at" json:"created_at"`
}

type Links struct{ db *sqlx.DB }

func NewLinks(db *sqlx.DB) *Links { return &Links{db} }

func (s *Links) BySlug(ctx context.Context, slug string) (*Link, error) {
	var l Link
	if err := s.db.GetContext(ctx, &l, `SELECT * FROM external_links WHERE slug = $1`, slug); err != nil {
		return nil, err
	}
	return &l, nil
}
