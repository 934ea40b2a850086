CREATE TABLE import (
  import_id     serial PRIMARY KEY,
  study_id      text NOT NULL,
  import_source text NOT NULL,
  started_at    timestamptz,
  finished_at   timestamptz
);

CREATE TABLE clinical_patient (
  "PATIENT_ID"  text,
  "SEX"         text,
  "OS_MONTHS"   numeric,
  "OS_STATUS"   text,
  import_id     integer REFERENCES import
);

CREATE TABLE mutation (
  "Hugo_Symbol" text,
  "Chromosome" text,
  "Start_Position" integer,
  "HGVSp_Short" text,
  "Tumor_Sample_Barcode" text,
  import_id integer REFERENCES import
);
