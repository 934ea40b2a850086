ALTER TABLE employees
    ADD COLUMN import_id     VARCHAR(64),
    ADD COLUMN import_source VARCHAR(16);

CREATE UNIQUE INDEX ux_employees_import
    ON employees (company_id, import_source, import_id);

UPDATE employees
   SET import_source = 'CSV',
       import_id = personnel_number
 WHERE personnel_number IS NOT NULL;
