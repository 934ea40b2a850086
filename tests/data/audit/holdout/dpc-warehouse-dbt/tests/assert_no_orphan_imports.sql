-- every import_id needs a source
select patient_id
from {{ ref('stg_hint__patients') }}
where import_id is not null
  and import_source is null
