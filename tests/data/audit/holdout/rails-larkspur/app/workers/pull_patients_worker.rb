class PullPatientsWorker
  include Sidekiq::Worker
  sidekiq_options queue: :low, retry: 3

  def perform
    client = HintClient.new
    offset = 0
    loop do
      rows = client.patients(offset)
      break if rows.empty?
      rows.each { |r| Patient.upsert_remote(r) }
      offset += rows.size
    end
    Patient.unlinked.pluck(:id).each { |id| LinkPatientWorker.perform_async(id) }
  end
end
