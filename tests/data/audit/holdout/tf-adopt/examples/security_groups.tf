module "sg" {
  source           = "../modules/adopt"
  import_source    = "legacy-vpc"
  import_id_format = "sg-%s"
  resources = {
    "aws_security_group.web" = { import_id = "0a1b2c3d4e5f60718" }
    "aws_security_group.db"  = { import_id = "0f9e8d7c6b5a40312" }
    "aws_security_group_rule.web_https" = {
      import_id = "0a1b2c3d4e5f60718_ingress_tcp_443_443_0.0.0.0/0"
    }
  }
}
