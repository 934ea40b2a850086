CREATE OR REPLACE VIEW marts.fct_encounter AS
SELECT e.encounter_id, p.patient_key, e.closed_at::date AS closed_on, e.icd10
FROM stg.encounters e
JOIN marts.dim_patient p ON p.patient_key = e.patient_id;
