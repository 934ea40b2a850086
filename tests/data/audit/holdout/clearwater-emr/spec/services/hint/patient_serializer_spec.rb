require 'rails_helper'

RSpec.describe Hint::PatientSerializer do
  subject(:json) { described_class.new(patient).as_json }

  let(:patient) { build(:patient, chart_number: 'CW-0042', born_on: Date.new(1980, 1, 2)) }

  it 'sends the chart number' do
    expect(json).to include(import_id: 'CW-0042', import_source: 'clearwater')
  end

  it 'leaves out what is nil' do
    patient.chart_number = nil
    expect(json).not_to have_key(:import_id)
  end
end
