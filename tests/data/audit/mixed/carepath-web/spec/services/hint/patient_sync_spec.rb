require "rails_helper"

RSpec.describe Hint::PatientSync do
  let(:practice) { create(:practice, hint_access_token: "sbx-abc") }
  let(:client) { instance_double(Hint::Client) }
  let(:row) do
    { "id" => "pat-n32hjf4mmu1s", "first_name" => "Jo", "last_name" => "Li", "dob" => "1970-01-01",
      "import_id" => nil, "import_source" => nil }
  end

  it "claims patients" do
    allow(client).to receive(:patients).and_return([row], [])
    expect(client).to receive(:update_patient)
      .with("pat-n32hjf4mmu1s", hash_including(import_source: "carepath"))
    described_class.new(practice, client: client).call
    expect(Patient.unclaimed.count).to eq 1
  end
end
