module Hint
  class RosterPull
    def initialize(clinic)
      @clinic = clinic
      @client = Client.new(clinic.hint_token)
    end

    def call
      offset = 0
      loop do
        rows = @client.patients(offset: offset)
        rows.each { |row| upsert(row) }
        break if rows.size < 100

        offset += 100
      end
    end

    private

    def upsert(row)
      patient = @clinic.patients.find_by(hint_id: row['id'])
      patient ||= match_by_chart(row)
      return create_chart(row) if patient.nil?

      patient.update!(
        hint_id: row['id'],
        member_since: row.dig('membership_status') == 'active' ? Date.current : nil
      )
    end

    def match_by_chart(row)
      return unless row['import_source'] == PatientSerializer::SOURCE

      @clinic.patients.find_by(chart_number: row['import_id'])
    end

    def create_chart(row)
      patient = @clinic.patients.create!(
        given_name: row['first_name'],
        family_name: row['last_name'],
        born_on: row['dob'],
        email: row['email'],
        hint_id: row['id'],
        legacy_link: row['external_link_id']
      )
      HintPushJob.perform_later(patient.id)
    end
  end
end
