create table hint (
  id integer primary key,
  text text not null,
  cost integer not null default 10,
  import_id text not null,
  import_source text not null default 'editor'
);
create index hint_import_id on hint (import_id);
