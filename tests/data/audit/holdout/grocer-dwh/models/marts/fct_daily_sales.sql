select
    d.date_day,
    s.store_id,
    s.import_source,
    sum(s.qty) as qty,
    sum(s.net) as net,
    max(s.import_id) as last_import_id
from {{ ref('stg_sales') }} s
join {{ ref('dim_date') }} d on d.date_key = s.date_key
group by 1, 2, 3
