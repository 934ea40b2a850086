create table patient_link (
    patient_id       varchar(16) primary key,
    external_link_id varchar(255),
    import_id        varchar(255),
    synced_at        timestamptz not null default now()
);

create index patient_link_import_id on patient_link (import_id);
