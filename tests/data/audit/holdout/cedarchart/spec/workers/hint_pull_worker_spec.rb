require 'rails_helper'

RSpec.describe HintPullWorker do
  let(:clinic) { create(:clinic, hint_token: 'sbx-123') }
  let(:row) do
    {
      'id' => 'pat-90aLkq2wERt7',
      'first_name' => 'Mona',
      'last_name' => 'Birch',
      'membership_status' => 'active',
      'external_link_id' => nil,
      'import_id' => 'CC-1009',
      'import_source' => 'cedarchart',
    }
  end

  before do
    clinic
    stub_request(:get, %r{api\.hint\.com/api/provider/patients})
      .to_return(body: [row].to_json, headers: { 'Content-Type' => 'application/json' })
  end

  it 'finds the chart by its MRN' do
    chart = create(:chart, clinic: clinic, mrn: 'CC-1009')
    described_class.new.perform
    expect(chart.reload).to have_attributes(hint_patient_id: 'pat-90aLkq2wERt7', hint_import_id: 'CC-1009')
  end

  it 'makes a chart if the source is another' do
    row['import_source'] = 'atlas'
    expect { described_class.new.perform }.to change(Chart, :count).by(1)
  end

  it 'falls back to the uuid' do
    row.merge!('import_id' => nil, 'external_link_id' => 'b7a1')
    chart = create(:chart, clinic: clinic, legacy_uuid: 'b7a1')
    described_class.new.perform
    expect(chart.reload.hint_import_id).to be_nil
  end
end
