package store

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
)

// Import is a row of repo_imports.
type Import struct {
	ImportID     int64     `db:"import_id" json:"import_id"`
	RepoID       int64     `db:"repo_id" json:"repo_id"`
	ImportSource string    `db:"import_source" json:"import_source"`
	VCSURL       string    `db:"vcs_url" json:"vcs_url"`
	VCSHint      string    `db:"vcs_hint" json:"vcs_hint,omitempty"`
	State        string    `db:"state" json:"status"`
	CreatedAt    time.Time `db:"created_at" json:"created_at"`
}

type Store struct{ pool *pgxpool.Pool }

func (s *Store) Create(ctx context.Context, im *Import) error {
	return s.pool.QueryRow(ctx,
		`INSERT INTO repo_imports (repo_id, import_source, vcs_url, vcs_hint, state)
		 VALUES ($1, $2, $3, $4, 'detecting') RETURNING import_id, created_at`,
		im.RepoID, im.ImportSource, im.VCSURL, im.VCSHint,
	).Scan(&im.ImportID, &im.CreatedAt)
}

func (s *Store) SetState(ctx context.Context, importID int64, state string) error {
	_, err := s.pool.Exec(ctx, `UPDATE repo_imports SET state = $2 WHERE import_id = $1`, importID, state)
	return err
}
