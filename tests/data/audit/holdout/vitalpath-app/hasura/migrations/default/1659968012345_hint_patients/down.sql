DROP TABLE public.hint_patients;
