terraform {
  required_version = ">= 1.5"
  backend "s3" {
    bucket = "company-tfstate"
    key    = "hint/terraform.tfstate"
  }
}

variable "import_source" {
  type        = string
  description = "Bucket with the puzzle dumps"
  default     = "s3://company-puzzles/dumps"
}

module "import_job" {
  source        = "./modules/import"
  import_source = var.import_source
  schedule      = "rate(1 day)"
}

import {
  to = aws_route53_record.hint
  id = "Z0123456789_hint.company.io_A"
}

resource "aws_route53_record" "hint" {
  zone_id = data.aws_route53_zone.main.id
  name    = "hint.company.io"
  type    = "A"
  alias {
    name                   = aws_lb.hint.dns_name
    zone_id                = aws_lb.hint.zone_id
    evaluate_target_health = true
  }
}

output "last_import_id" {
  value = module.import_job.import_id
}
