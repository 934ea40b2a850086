with source as (

    select * from {{ source('hint', 'patients') }}

),

renamed as (

    select
        id as patient_id,
        lower(email) as email,
        first_name,
        last_name,
        dob as date_of_birth,
        membership_status,
        nullif(external_link_id, '') as emr_patient_id,
        import_id,
        lower(import_source) as import_source,
        created_at,
        row_number() over (partition by id order by _loaded_at desc) as rn
    from source

)

select * from renamed where rn = 1
