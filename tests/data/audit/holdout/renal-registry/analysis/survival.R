library(survival)
library(DBI)

con <- dbConnect(RPostgres::Postgres(), dbname = "renal")
d <- dbGetQuery(con, "
  SELECT p.pseudonym, p.import_source AS centre, p.sex, min(m.taken_on) AS first, max(m.taken_on) AS last
  FROM registry_patient p JOIN registry_measurement m ON m.patient_id = p.id
  GROUP BY 1, 2, 3")
fit <- survfit(Surv(as.numeric(last - first)) ~ centre, data = d)
summary(fit)
