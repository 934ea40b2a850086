# frozen_string_literal: true

require 'spec_helper'

RSpec.describe HintHealth::Patient do
  let(:params) do
    {
      first_name: 'Noor',
      last_name: 'Haddad',
      external_link_id: 'EMR-31',
      'import_id' => 31,
      ssn: '000-00-0000'
    }
  end

  it 'creates', vcr: { cassette_name: 'patient_create' } do
    patient = described_class.create(params.except('import_id'))
    expect(patient.external_link_id).to eq 'EMR-31'
  end

  it 'drops what it does not know' do
    stub = stub_request(:post, /patients/).with(body: hash_excluding('ssn')).to_return(body: '{}')
    described_class.create(params)
    expect(stub).to have_been_requested
  end

  describe '#linked?' do
    it { expect(described_class.new(id: 'pat-1')).not_to be_linked }
    it { expect(described_class.new(import_id: '1', import_source: 'emr')).to be_linked }
  end

  describe '.find_by_external_link_id' do
    it 'looks at every page' do
      allow(described_class).to receive(:all).and_return([described_class.new(external_link_id: 'a')], [])
      expect(described_class.find_by_external_link_id('b')).to be_nil
    end
  end
end
