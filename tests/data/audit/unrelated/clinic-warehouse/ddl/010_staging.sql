CREATE SCHEMA IF NOT EXISTS stg;

CREATE TABLE stg.patients (
    patient_id          VARCHAR(64) NOT NULL,
    enterprise_id       VARCHAR(64),
    department_id       INTEGER,
    first_name          VARCHAR(120),
    last_name           VARCHAR(120),
    dob                 DATE,
    sex                 CHAR(1),
    external_link_id    VARCHAR(64),
    import_id           BIGINT REFERENCES etl.import_log (import_id),
    import_source       VARCHAR(40),
    PRIMARY KEY (patient_id, import_source)
) DISTKEY (patient_id);

CREATE TABLE stg.encounters (
    encounter_id   VARCHAR(64) NOT NULL,
    patient_id     VARCHAR(64) NOT NULL,
    closed_at      TIMESTAMP,
    icd10          VARCHAR(16),
    import_id      BIGINT
);
