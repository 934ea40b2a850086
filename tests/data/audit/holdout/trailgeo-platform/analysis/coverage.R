library(DBI)
library(sf)
library(dplyr)

con <- dbConnect(RPostgres::Postgres(), dbname = "trailgeo")

runs <- dbReadTable(con, Id(schema = "geo", table = "import_run")) |>
  rename(import_id = id) |>
  filter(!is.na(finished_at))

tracks <- st_read(con, query = "SELECT id, import_id, name, geom FROM geo.track")

coverage <- tracks |>
  mutate(km = as.numeric(st_length(geom)) / 1000) |>
  st_drop_geometry() |>
  left_join(runs, by = "import_id") |>
  group_by(import_source) |>
  summarise(tracks = n(), km = sum(km)) |>
  arrange(desc(km))

write.csv(coverage, "coverage.csv", row.names = FALSE)
