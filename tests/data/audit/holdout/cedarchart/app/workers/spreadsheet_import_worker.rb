class SpreadsheetImportWorker
  include Sidekiq::Worker
  sidekiq_options queue: :imports, retry: false

  HEADERS = { 'First' => :given_name, 'Last' => :family_name, 'DOB' => :born_on, 'E-mail' => :email }.freeze

  def perform(import_id)
    import = SpreadsheetImport.find(import_id)
    import.running!
    import.rows.unprocessed.find_each do |row|
      attrs = HEADERS.each_with_object({}) { |(h, k), acc| acc[k] = row.data[h] }
      chart = import.clinic.charts.create!(attrs.merge(mrn: Mrn.next))
      row.update!(chart: chart, processed_at: Time.current)
    rescue ActiveRecord::RecordInvalid => e
      row.update!(error: e.message, processed_at: Time.current)
    end
    import.done!
  rescue StandardError
    Rails.logger.error("spreadsheet import #{import_id} failed")
    import&.failed!
    raise
  end
end
