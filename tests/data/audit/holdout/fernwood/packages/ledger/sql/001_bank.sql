CREATE TABLE bank_import (
  id serial PRIMARY KEY,
  import_source text NOT NULL CHECK (import_source IN ('ofx', 'csv', 'plaid')),
  started_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE bank_line (
  id serial PRIMARY KEY,
  import_id int NOT NULL REFERENCES bank_import (id),
  posted date NOT NULL,
  cents bigint NOT NULL,
  memo text
);
