with patients as (

    select * from {{ ref('stg_hint__patients') }}

),

mrn as (

    select
        patient_id,
        coalesce(
            external_link_id,
            case when import_source = 'elation' then import_id end
        ) as mrn
    from patients

)

select
    patients.patient_id,
    patients.full_name,
    patients.birth_date,
    mrn.mrn,
    patients.import_source as origin_system,
    patients.membership_status = 'active' as is_active
from patients
left join mrn using (patient_id)
