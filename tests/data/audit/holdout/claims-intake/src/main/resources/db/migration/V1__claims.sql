create table claims (
    id                uuid primary key,
    import_id         uuid           not null,
    import_source     varchar(20)    not null,
    patient_member_no varchar(40)    not null,
    provider_npi      char(10)       not null,
    total_charge      numeric(12, 2) not null
);
create index claims_import_id on claims (import_id);
