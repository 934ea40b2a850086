module github.com/tmarwick/ynab-csv-push

go 1.20

require github.com/spf13/cobra v1.7.0
