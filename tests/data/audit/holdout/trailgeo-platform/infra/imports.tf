locals {
  import_id_of_db = "trailgeo-postgis"
}

import {
  to = aws_db_instance.postgis
  id = local.import_id_of_db
}

import {
  to = aws_s3_bucket.tiles["raster"]
  id = var.buckets["raster"].import_id
}
