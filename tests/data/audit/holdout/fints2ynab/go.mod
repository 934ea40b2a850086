module github.com/mweidner/fints2ynab

go 1.21

require (
	github.com/spf13/pflag v1.0.5
	github.com/stretchr/testify v1.8.4
	gopkg.in/yaml.v3 v3.0.1
	modernc.org/sqlite v1.27.0
)
