create schema if not exists raw_hint;

create table if not exists raw_hint.patients (
    id                varchar(32),
    first_name        varchar,
    last_name         varchar,
    dob               date,
    email             varchar,
    membership_status varchar(16),
    external_link_id  varchar,
    import_id         varchar,
    import_source     varchar,
    created_at        timestamp,
    updated_at        timestamp,
    _loaded_at        timestamp default sysdate
);

create table if not exists raw_hint.customer_invoices (
    id              varchar(32),
    owner_id        varchar(32),
    status          varchar(16),
    amount_in_cents bigint,
    import_id       varchar,
    _loaded_at      timestamp default sysdate
);

copy raw_hint.patients from 's3://dpc-lake/hint/patients/' iam_role default json 'auto';
