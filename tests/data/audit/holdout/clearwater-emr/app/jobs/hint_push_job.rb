class HintPushJob < ApplicationJob
  queue_as :sync
  retry_on Hint::RateLimited, wait: :exponentially_longer, attempts: 8

  def perform(patient_id)
    patient = Patient.find(patient_id)
    client = Hint::Client.new(patient.clinic.hint_token)
    body = Hint::PatientSerializer.new(patient).as_json

    if patient.hint_id?
      client.update_patient(patient.hint_id, body.slice(:import_id, :import_source))
    else
      created = client.create_patient(body)
      patient.update!(hint_id: created['id'])
    end
  end
end
