terraform {
  required_version = ">= 1.5"
  required_providers {
    local = {
      source  = "hashicorp/local"
      version = "~> 2.4"
    }
  }
}

locals {
  blocks = [for addr, r in var.resources : templatefile("${path.module}/import.tftpl", {
    address   = addr
    import_id = format(var.import_id_format, r.import_id)
    provider  = r.provider
  })]
}

resource "local_file" "imports" {
  filename = "${path.root}/imports_${var.import_source}.tf"
  content  = join("\n", local.blocks)
}

output "import_ids" {
  value = { for addr, r in var.resources : addr => r.import_id }
}
