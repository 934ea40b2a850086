class LinkPatientWorker
  include Sidekiq::Worker

  def perform(id)
    patient = Patient.find(id)
    return if patient.external_link_id == patient.id.to_s
    HintClient.new.link(patient.remote_id, patient.id)
    patient.update_column(:external_link_id, patient.id.to_s)
  end
end
