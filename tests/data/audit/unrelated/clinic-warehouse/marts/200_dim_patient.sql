CREATE OR REPLACE VIEW marts.dim_patient AS
WITH ranked AS (
    SELECT p.*, ROW_NUMBER() OVER (PARTITION BY p.enterprise_id ORDER BY l.finished_at DESC) AS rn
    FROM stg.patients p
    JOIN etl.import_log l USING (import_id)
)
SELECT enterprise_id AS patient_key, first_name, last_name, dob, sex, import_source AS feed, external_link_id AS portal_id
FROM ranked
WHERE rn = 1;
