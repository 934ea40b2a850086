CREATE TABLE public.hint_patients (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  hint_id text UNIQUE,
  first_name text, last_name text, email text, dob date,
  membership_status text,
  external_link_id text,
  import_id text CONSTRAINT hint_patients_import_id_key UNIQUE,
  import_source text,
  updated_at timestamptz DEFAULT now()
);
CREATE TABLE public.lab_result_imports (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  vendor text NOT NULL,
  import_id uuid NOT NULL,
  rows int,
  finished_at timestamptz
);
