Sequel.migration do
  change do
    create_table(:sis_runs) do
      primary_key :id
      Integer :import_id, index: true
      String :import_source, null: false, default: "banner"
      String :term
      String :state
      String :counts, text: true
      DateTime :started_at
      DateTime :finished_at
    end
  end
end
