with source as (

    select * from {{ source('hint', 'patients') }}

),

renamed as (

    select
        id as patient_id,
        first_name || ' ' || last_name as full_name,
        dob as birth_date,
        lower(email) as email,
        nullif(external_link_id, '') as external_link_id,
        import_id,
        import_source,
        membership_status,
        created_at
    from source

)

select * from renamed
