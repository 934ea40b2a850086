module HintConnect
  module Patients
    WRITABLE = %i[
      first_name middle_name last_name email dob gender
      address_line1 address_city address_state address_zip
      external_link_id import_id import_source
      phones practitioner location lead_source
    ].freeze

    def patients(limit: 100, offset: 0, sort: "created_at")
      get("patients", limit: limit, offset: offset, sort: sort)
    end

    def patient(id)
      get("patients/#{id}")
    end

    def create_patient(attrs)
      post("patients", slice(attrs))
    end

    def update_patient(id, attrs)
      patch("patients/#{id}", slice(attrs))
    end

    def link_patient(id, record_id, source: nil)
      body = if source
               { import_id: record_id, import_source: source }
             else
               { :external_link_id => record_id }
             end
      update_patient(id, body)
    end

    def each_patient
      return enum_for(:each_patient) unless block_given?

      offset = 0
      loop do
        page = patients(offset: offset)
        page.each { |p| yield p }
        break if page.size < 100

        offset += 100
      end
    end

    # There is no filter for it, so this walks over all the patients.
    def find_patient_by_link(value)
      each_patient.find { |p| p.external_link_id == value || p["import_id"] == value }
    end

    private

    def slice(attrs)
      attrs.select { |k, _| WRITABLE.include?(k.to_sym) }
    end
  end
end
