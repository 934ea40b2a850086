require 'rails_helper'

RSpec.describe ChartSerializer do
  subject(:json) { described_class.new(chart).as_json }

  let(:chart) { build(:chart, given_name: 'Mona', mrn: 'CC-1009') }

  it { is_expected.to include(first_name: 'Mona', import_id: 'CC-1009') }

  it 'names us as the source' do
    expect(json[:import_source]).to eq 'cedarchart'
  end
end
