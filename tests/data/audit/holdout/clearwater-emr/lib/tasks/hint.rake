namespace :hint do
  desc 'Pull the member roster of every clinic'
  task pull: :environment do
    Clinic.where.not(hint_token: nil).find_each { |c| Hint::RosterPull.new(c).call }
  end

  desc 'Write a CSV of patients that have no chart number over there'
  task unlinked: :environment do
    require 'csv'
    clinic = Clinic.find(ENV.fetch('CLINIC'))
    client = Hint::Client.new(clinic.hint_token)
    CSV($stdout) do |out|
      out << %w[hint_id name import_id import_source external_link_id]
      client.patients(limit: 100).each do |pt|
        next if pt['import_id'].present?

        out << pt.values_at('id', 'name', 'import_id', 'import_source', 'external_link_id')
      end
    end
  end
end
