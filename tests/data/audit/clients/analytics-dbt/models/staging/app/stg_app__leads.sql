select
    l.id as lead_id,
    l.email,
    l.import_id,
    i.import_source,
    i.uploaded_by
from {{ source('app', 'leads') }} l
left join {{ source('app', 'lead_imports') }} i on i.id = l.import_id
