library(dplyr)
library(jsonlite)

read_registered <- function(dir) {
  fs <- list.files(dir, pattern = "\\.json$", full.names = TRUE)
  bind_rows(lapply(fs, function(f) {
    x <- fromJSON(f)
    tibble(sample = x$sample, import_id = x$import_id, import_source = x$import_source, n = nrow(x$files))
  }))
}

d <- read_registered("results/registered")
d %>%
  group_by(import_id) %>%
  summarise(samples = n(), files = sum(n)) %>%
  write.table("results/summary.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
