module github.com/opskitchen/terraform-provider-rack

go 1.20

require github.com/hashicorp/terraform-plugin-sdk/v2 v2.29.0
