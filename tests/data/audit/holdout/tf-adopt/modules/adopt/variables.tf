variable "resources" {
  description = "Address of the resource => import_id (see the provider docs, section Import)"
  type = map(object({
    import_id = string
    provider  = optional(string)
  }))
}

variable "import_source" {
  description = "Name of the account the resources come from, for the file name only"
  type        = string
  default     = "default"
}

variable "import_id_format" {
  type    = string
  default = "%s"
}
