-- id the patient portal vendor (Medfusion) gives us
ALTER TABLE patient_link ADD COLUMN external_link_id VARCHAR(64);
CREATE INDEX patient_link_ext_idx ON patient_link (external_link_id);
