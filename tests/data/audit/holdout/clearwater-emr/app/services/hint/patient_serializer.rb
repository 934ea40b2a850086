module Hint
  # Our Patient -> the JSON that goes over the wire
  class PatientSerializer
    SOURCE = 'clearwater'.freeze

    def initialize(patient)
      @patient = patient
    end

    def as_json(*)
      {
        first_name: @patient.given_name,
        last_name: @patient.family_name,
        dob: @patient.born_on&.iso8601,
        email: @patient.email,
        gender: @patient.sex == 'F' ? 'female' : 'male',
        import_id: @patient.chart_number,
        import_source: SOURCE,
        phones: phones
      }.compact
    end

    private

    def phones
      @patient.phones.map { |p| { type: p.kind, number: p.number } }
    end
  end
end
