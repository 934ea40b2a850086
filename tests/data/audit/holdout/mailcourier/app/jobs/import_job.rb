class ImportJob < ApplicationJob
  def perform(import_id)
    import = Import.find(import_id)
    SmarterCSV.process(import.path, chunk_size: 500) do |chunk|
      rows = chunk.map do |r|
        {
          list_id: import.list_id,
          email: r[:email].downcase,
          first_name: r[:first_name],
          last_name: r[:last_name],
          import_id: import.id,
          import_source: "csv"
        }
      end
      Contact.upsert_all(rows, unique_by: %i[list_id email])
    end
    import.finished!
  end
end
