create table dataset (
  id            uuid primary key,
  urn           text not null unique,
  owner         text,
  import_source text not null,
  import_id     uuid not null
);

create index dataset_import_idx on dataset (import_source, import_id);
