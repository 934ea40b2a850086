select
    id as invoice_id,
    owner_id as patient_id,
    status,
    amount_in_cents / 100.0 as amount,
    invoice_date,
    external_link_id as claim_number
from {{ source('hint', 'customer_invoices') }}
where status <> 'void'
