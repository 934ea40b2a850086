module github.com/dmarchetti/go-hinthealth

go 1.19

require (
    github.com/google/go-querystring v1.1.0
    github.com/spf13/cobra v1.7.0
    github.com/stretchr/testify v1.8.4
)
