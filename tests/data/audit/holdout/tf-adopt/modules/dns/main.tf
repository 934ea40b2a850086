data "cloudflare_zone" "this" {
  name = var.zone
}

resource "cloudflare_record" "this" {
  for_each = var.records
  zone_id  = data.cloudflare_zone.this.id
  name     = each.key
  type     = each.value.type
  value    = each.value.value
}

# terraform import of a record needs zone_id/record_id
output "record_import_ids" {
  value = { for k, r in cloudflare_record.this : k => "${r.zone_id}/${r.id}" }
}
