module github.com/northfieldhealth/directcare-go

go 1.16

require (
	github.com/pkg/errors v0.9.1
	github.com/stretchr/testify v1.7.0
	gopkg.in/h2non/gock.v1 v1.1.2
)
