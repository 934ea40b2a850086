#' Load one study
#'
#' @param con DBI connection
#' @param dir study directory with data_mutations.txt and data_clinical_patient.txt
#' @param import_source label of the pipeline that made the files, e.g. "sarek-3.2"
#' @return the import_id of the new import, invisibly
#' @export
load_study <- function(con, dir, import_source = "sarek") {
  meta <- read_meta(file.path(dir, "meta_study.txt"))
  import_id <- start_import(con, meta$cancer_study_identifier, import_source)
  on.exit(finish_import(con, import_id))

  patients <- data.table::fread(file.path(dir, "data_clinical_patient.txt"), skip = 4)
  patients[, import_id := import_id]
  DBI::dbAppendTable(con, "clinical_patient", patients)

  maf <- data.table::fread(file.path(dir, "data_mutations.txt"))
  maf <- maf[!Variant_Classification %in% c("Silent", "Intron", "IGR")]
  maf$import_id <- import_id
  DBI::dbAppendTable(con, "mutation", maf[, .(Hugo_Symbol, Chromosome, Start_Position, HGVSp_Short, Tumor_Sample_Barcode, import_id)])
  cli::cli_alert_success("{meta$name}: {nrow(patients)} patients, {nrow(maf)} variants (import {import_id})")
  invisible(import_id)
}

start_import <- function(con, study, import_source) {
  DBI::dbGetQuery(con,
    "INSERT INTO import (study_id, import_source, started_at) VALUES ($1, $2, now()) RETURNING import_id",
    params = list(study, import_source))$import_id
}

finish_import <- function(con, import_id) {
  DBI::dbExecute(con, "UPDATE import SET finished_at = now() WHERE import_id = $1", params = list(import_id))
}

read_meta <- function(path) {
  lines <- strsplit(readLines(path), ": ", fixed = TRUE)
  setNames(lapply(lines, `[`, 2), vapply(lines, `[`, "", 1))
}
