terraform {
  required_version = ">= 1.6"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

variable "buckets" {
  description = "Tile buckets. import_id is the name of an existing bucket, null creates a new one"
  type = map(object({
    versioned = bool
    import_id = optional(string)
  }))
}

resource "aws_s3_bucket" "tiles" {
  for_each = var.buckets
  bucket   = "trailgeo-${each.key}"
}

resource "aws_db_instance" "postgis" {
  identifier        = "trailgeo-postgis"
  engine            = "postgres"
  engine_version    = "15"
  instance_class    = "db.t4g.medium"
  allocated_storage = 200
}

output "import_ids" {
  value = { for k, b in var.buckets : k => b.import_id if b.import_id != null }
}
