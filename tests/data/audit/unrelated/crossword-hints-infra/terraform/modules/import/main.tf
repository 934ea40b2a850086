variable "import_source" { type = string }
variable "schedule" { type = string }

resource "random_id" "import" {
  byte_length = 4
  keepers     = { source = var.import_source }
}

resource "aws_scheduler_schedule" "import" {
  name                = "hint-import-${random_id.import.hex}"
  schedule_expression = var.schedule
  flexible_time_window { mode = "OFF" }
}

output "import_id" {
  value = random_id.import.hex
}
