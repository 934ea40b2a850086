class HintPushWorker
  include Sidekiq::Worker
  sidekiq_options queue: :sync, retry: 8

  def perform(chart_id)
    chart = Chart.find(chart_id)
    api = HintApi.new(chart.clinic)
    body = ChartSerializer.new(chart).as_json

    if chart.hint_patient_id.present?
      api.update_patient(chart.hint_patient_id, body.except(:import_source))
    else
      row = api.create_patient(body)
      chart.update_columns(hint_patient_id: row['id'], hint_import_id: row['import_id'])
    end
  rescue HintApi::Error => e
    raise unless e.status == 422

    chart.sync_problems.create!(message: e.message)
  end
end
