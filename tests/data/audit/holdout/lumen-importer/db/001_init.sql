create table lab_patients (
    id bigserial primary key,
    first_name text not null,
    last_name text not null,
    dob date,
    hint_id text unique,
    hint_external_link_id text
);

create table imports (
    id bigserial primary key,
    file_name text not null,
    source text not null,
    error text,
    created_at timestamptz not null default now()
);

create table import_rows (
    id bigserial primary key,
    import_id bigint not null references imports (id) on delete cascade,
    accession text not null,
    test_code text not null,
    value text,
    units text
);

create index on import_rows (import_id);
