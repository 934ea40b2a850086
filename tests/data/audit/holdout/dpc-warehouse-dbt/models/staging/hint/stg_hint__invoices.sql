select
    id as invoice_id,
    owner_id as patient_id,
    status,
    amount_in_cents / 100.0 as amount,
    import_id as hint_import_id
from {{ source('hint', 'customer_invoices') }}
