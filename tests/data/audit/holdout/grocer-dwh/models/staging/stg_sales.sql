{{ config(unique_key='sale_key') }}

with src as (
    select * from {{ source('raw', 'pos_sales') }}
    {% if is_incremental() %}
    where import_id > (select coalesce(max(import_id), 0) from {{ this }})
    {% endif %}
),

dedup as (
    select *,
        row_number() over (partition by import_source, receipt_no, line_no order by import_id desc) as rn
    from src
)

select
    {{ dbt_utils.generate_surrogate_key(['import_source', 'receipt_no', 'line_no']) }} as sale_key,
    import_id,
    coalesce(import_source, '{{ var("default_import_source") }}') as import_source,
    store_id,
    sku,
    qty,
    net_cents / 100.0 as net
from dedup
where rn = 1
