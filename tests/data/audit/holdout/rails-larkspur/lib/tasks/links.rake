namespace :links do
  desc 'forget all links, e.g. after a restore'
  task clear_external_link_ids: :environment do
    Patient.update_all(external_link_id: nil)
  end

  desc 'print patients whose visits were booked under the old number'
  task audit: :environment do
    Visit.joins(:patient).where('visits.chart_import_id <> patients.import_id').find_each do |v|
      puts [v.id, v.chart_import_id, v.patient.import_id].join("\t")
    end
  end
end
