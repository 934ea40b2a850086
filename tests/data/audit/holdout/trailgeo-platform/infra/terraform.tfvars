buckets = {
  raster = { versioned = false, import_id = "trailgeo-raster" }
  vector = { versioned = true, import_id = "trailgeo-vector" }
  hikes  = { versioned = true }
}
