CREATE SCHEMA IF NOT EXISTS etl;

CREATE TABLE etl.import_log (
    import_id      BIGINT IDENTITY(1,1) PRIMARY KEY,
    import_source  VARCHAR(40) NOT NULL,       -- athena, fhir_east, fhir_west
    started_at     TIMESTAMP NOT NULL DEFAULT GETDATE(),
    finished_at    TIMESTAMP,
    rows_loaded    BIGINT
);
