package state

import (
	"database/sql"

	_ "modernc.org/sqlite"
)

const schema = `
CREATE TABLE IF NOT EXISTS pushed (
	account    TEXT NOT NULL,
	import_id  TEXT NOT NULL,
	pushed_at  TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
	PRIMARY KEY (account, import_id)
);`

type Store struct{ db *sql.DB }

func Open(path string) (*Store, error) {
	db, err := sql.Open("sqlite", path)
	if err != nil {
		return nil, err
	}
	_, err = db.Exec(schema)
	return &Store{db}, err
}

func (s *Store) Seen(account, importID string) (bool, error) {
	var n int
	err := s.db.QueryRow(`SELECT count(*) FROM pushed WHERE account = ? AND import_id = ?`, account, importID).Scan(&n)
	return n > 0, err
}

func (s *Store) Mark(account, importID string) error {
	_, err := s.db.Exec(`INSERT OR IGNORE INTO pushed (account, import_id) VALUES (?, ?)`, account, importID)
	return err
}
