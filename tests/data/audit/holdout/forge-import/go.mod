module code.forgehub.dev/importer

go 1.21

require (
	github.com/go-chi/chi/v5 v5.0.10
	github.com/jackc/pgx/v5 v5.4.3
)
