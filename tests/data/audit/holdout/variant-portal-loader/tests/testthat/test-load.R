test_that("load_study tags rows", {
  con <- local_test_db()
  id <- load_study(con, test_path("study_es_0"), import_source = "test")
  n <- DBI::dbGetQuery(con, "SELECT count(*) n FROM mutation WHERE import_id = $1", params = list(id))$n
  expect_equal(n, 31)
})
