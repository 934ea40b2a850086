create schema if not exists hint;

create table if not exists hint.patients (
    id                varchar(16) not null primary key,
    first_name        varchar(100),
    last_name         varchar(100),
    dob               date,
    email             varchar(255),
    external_link_id  varchar(255),
    import_id         varchar(255),
    import_source     varchar(64),
    membership_status varchar(20),
    lead_source       varchar(100),
    practitioner_id   varchar(16),
    created_at        timestamp,
    _loaded_at        timestamp default sysdate
)
distkey (id) sortkey (created_at);

create table if not exists hint.customer_invoices (
    id               varchar(16) not null primary key,
    number           integer,
    owner_id         varchar(16),
    status           varchar(20),
    amount_in_cents  bigint,
    invoice_date     date,
    external_link_id varchar(255),
    _loaded_at       timestamp default sysdate
);

comment on column hint.patients.import_source is 'the EMR the patient came from';
