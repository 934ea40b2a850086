class ImportBatchJob < ApplicationJob
  queue_as :imports

  def perform(import_id)
    batch = ImportBatch.find(import_id)
    batch.rows.find_each do |row|
      batch.practice.patients.create!(
        first_name: row.cells["First"],
        last_name: row.cells["Last"],
        dob: Date.strptime(row.cells["DOB"], "%m/%d/%Y")
      )
    rescue ActiveRecord::RecordInvalid, ArgumentError => e
      row.update!(error: e.message)
    end
    batch.update!(state: "done", row_count: ImportRow.where(import_id: import_id).count)
  end
end
