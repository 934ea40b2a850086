module Hint
  class PatientSync
    SOURCE = "carepath".freeze

    def initialize(practice, client: Client.new(practice))
      @practice = practice
      @client = client
    end

    def call
      offset = 0
      while (rows = @client.patients(offset: offset)).any?
        rows.each { |row| upsert(row) }
        offset += rows.size
      end
    end

    private

    def upsert(row)
      patient = @practice.patients.find_by(hint_patient_id: row["id"])
      patient ||= @practice.patients.find_by(id: row["import_id"]) if row["import_source"] == SOURCE
      patient ||= @practice.patients.new
      patient.update!(
        hint_patient_id: row["id"],
        first_name: row["first_name"],
        last_name: row["last_name"],
        dob: row["dob"],
        hint_import_id: row["import_id"],
        hint_import_source: row["import_source"],
        hint_synced_at: Time.current
      )
      claim(patient) if row["import_id"].blank?
    end

    def claim(patient)
      @client.update_patient(patient.hint_patient_id, import_id: patient.id.to_s, import_source: SOURCE)
    end
  end
end
