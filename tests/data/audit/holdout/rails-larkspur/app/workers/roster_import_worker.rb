require 'csv'

class RosterImportWorker
  include Sidekiq::Worker

  def perform(import_id)
    import = RosterImport.find(import_id)
    CSV.foreach(import.path, headers: true) do |row|
      line = RosterLine.new(import_id: import.id, raw: row.to_hash)
      line.patient = Patient.where(email: row['Email']).first
      line.error = 'no such patient' unless line.patient
      line.save!
    end
    import.update_attributes!(finished_at: Time.now)
  end
end
