#' Remove everything an import wrote
#' @export
rollback_import <- function(con, import_id) {
  DBI::dbWithTransaction(con, {
    for (tbl in c("mutation", "clinical_patient", "import")) {
      DBI::dbExecute(con, sprintf("DELETE FROM %s WHERE import_id = $1", tbl), params = list(import_id))
    }
  })
}
