require 'spec_helper'

describe LinkPatientWorker do
  let(:patient) { create(:patient, external_link_id: nil) }

  it 'sends our id and remembers it' do
    req = stub_request(:patch, %r{/api/provider/patients/#{patient.remote_id}})
      .with(body: { external_link_id: patient.id.to_s }.to_json).to_return(body: '{}')
    subject.perform(patient.id)
    expect(req).to have_been_requested
    expect(patient.reload.external_link_id).to eq patient.id.to_s
  end
end
