select
    chart_id,
    lower(email) as email,
    opened_on,
    primary_provider
from {{ source('emr', 'charts') }}
