module github.com/opalcare/gohint

go 1.16

require github.com/google/go-querystring v1.1.0
