create table imports (
    id          bigserial primary key,
    uploaded_by text not null,
    created_at  timestamptz not null default now()
);

create table roster_rows (
    id         bigserial primary key,
    import_id  bigint not null references imports (id) on delete cascade,
    first_name text,
    last_name  text
);

create index roster_rows_import_id on roster_rows (import_id);
