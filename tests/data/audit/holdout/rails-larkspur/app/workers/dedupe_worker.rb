# Patients that were loaded twice from the old EMR share source + id
class DedupeWorker
  include Sidekiq::Worker

  def perform
    Patient.imported.group(:import_source, :import_id).having('count(*) > 1').count.each_key do |src, iid|
      keep, *rest = Patient.where(import_source: src, import_id: iid).order(:created_at).to_a
      rest.each { |p| Merge.new(keep, p).call }
    end
  end
end
