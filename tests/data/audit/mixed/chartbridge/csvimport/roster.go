package csvimport

import (
	"encoding/csv"
	"io"

	"github.com/jmoiron/sqlx"
)

// Load reads a roster into charts and returns the number of the import.
func Load(db *sqlx.DB, r io.Reader, user string) (importID int64, err error) {
	err = db.Get(&importID, `insert into imports (uploaded_by) values ($1) returning id`, user)
	if err != nil {
		return 0, err
	}
	rows, err := csv.NewReader(r).ReadAll()
	if err != nil {
		return importID, err
	}
	for _, row := range rows[1:] {
		if _, err = db.Exec(`insert into roster_rows (import_id, first_name, last_name) values ($1, $2, $3)`, importID, row[0], row[1]); err != nil {
			return importID, err
		}
	}
	return importID, nil
}
