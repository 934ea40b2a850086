module github.com/meridiancare/go-hintapi

go 1.16

require (
	github.com/google/go-querystring v1.1.0
	github.com/stretchr/testify v1.7.0
)
