{{ config(materialized='table', sort='patient_id') }}

with hint as (
    select * from {{ ref('stg_hint__patients') }}
),

charts as (
    select * from {{ ref('stg_emr__charts') }}
),

names as (
    select code, label from {{ ref('import_sources') }}
)

select
    hint.patient_id,
    hint.email,
    hint.membership_status,
    coalesce(
        hint.emr_patient_id,
        case when hint.import_source = 'emr' then hint.import_id end
    ) as chart_id,
    names.label as imported_from,
    charts.primary_provider
from hint
left join charts
    on charts.chart_id = coalesce(hint.emr_patient_id, hint.import_id)
left join names
    on names.code = hint.import_source
