CREATE TABLE patient_link (
    id                BIGSERIAL PRIMARY KEY,
    athena_patient_id VARCHAR(32) NOT NULL,
    fhir_id           VARCHAR(64),
    import_id         BIGINT REFERENCES import_run (id),
    import_source     VARCHAR(16) NOT NULL DEFAULT 'ATHENA',
    updated_at        TIMESTAMPTZ,
    UNIQUE (import_source, athena_patient_id)
);
