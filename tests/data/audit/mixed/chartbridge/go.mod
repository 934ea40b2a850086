module github.com/lindenhealth/chartbridge

go 1.16

require (
	github.com/jmoiron/sqlx v1.3.4
	github.com/lib/pq v1.10.2
)
