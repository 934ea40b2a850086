CREATE TABLE public.hint_patients (
    id text PRIMARY KEY,
    member_id uuid REFERENCES public.members(id),
    first_name text NOT NULL,
    last_name text NOT NULL,
    membership_status text,
    external_link_id text,
    import_id text,
    import_source text,
    raw jsonb,
    synced_at timestamptz DEFAULT now()
);
CREATE UNIQUE INDEX ON public.hint_patients (import_source, import_id) WHERE import_id IS NOT NULL;
