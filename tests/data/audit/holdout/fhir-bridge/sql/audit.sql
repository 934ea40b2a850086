create table bridge_log (
  id bigserial primary key,
  import_id text not null,
  import_source text not null,
  mrn text,
  external_link_id text,  -- Patient.link target of a merge (A40)
  at timestamptz default now()
);
