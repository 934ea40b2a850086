BEGIN;

INSERT INTO etl.import_log (import_source) VALUES ('athena');

CREATE TEMP TABLE cur AS SELECT MAX(import_id) AS import_id FROM etl.import_log WHERE import_source = 'athena';

DELETE FROM stg.patients WHERE import_source = 'athena';

INSERT INTO stg.patients (patient_id, enterprise_id, department_id, first_name, last_name, dob, sex, external_link_id, import_id, import_source)
SELECT p.patientid, p.enterpriseid, p.departmentid, p.firstname, p.lastname, p.dob::date, p.sex, p.portal_id, cur.import_id, 'athena'
FROM spectrum.athena_patient p CROSS JOIN cur;

UPDATE etl.import_log SET finished_at = GETDATE(), rows_loaded = (SELECT COUNT(*) FROM stg.patients)
WHERE import_id = (SELECT import_id FROM cur);

COMMIT;
