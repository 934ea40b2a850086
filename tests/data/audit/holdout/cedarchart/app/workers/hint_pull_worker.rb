class HintPullWorker
  include Sidekiq::Worker
  sidekiq_options queue: :sync

  def perform
    Clinic.with_hint.find_each do |clinic|
      each_row(HintApi.new(clinic)) { |row| upsert(clinic, row) }
    end
  end

  private

  def each_row(api)
    offset = 0
    loop do
      rows = api.patients(offset: offset)
      rows.each { |r| yield r }
      break if rows.size < 100

      offset += 100
    end
  end

  def upsert(clinic, row)
    chart = clinic.charts.find_by(hint_patient_id: row['id'])
    if row['import_source'] == ChartSerializer::SOURCE
      chart ||= clinic.charts.find_by(mrn: row['import_id'])
    end
    chart ||= clinic.charts.find_by(legacy_uuid: row['external_link_id']) if row['external_link_id'].present?
    chart ||= clinic.charts.new(mrn: Mrn.next)

    chart.assign_attributes(
      hint_patient_id: row['id'],
      hint_import_id: row['import_id'],
      given_name: row['first_name'],
      family_name: row['last_name'],
      membership_status: row['membership_status']
    )
    chart.save!
  end
end
