require "rails_helper"

RSpec.describe MemberSyncJob do
  let(:row) do
    {
      "id" => "pat-5n2kd8sXm1Zq", "first_name" => "Lea", "last_name" => "Moss", "dob" => "1988-02-02",
      "external_link_id" => nil, "import_id" => nil, "import_source" => nil, "membership_status" => "active"
    }
  end

  before do
    stub_request(:get, %r{/provider/patients}).to_return(body: [row].to_json, headers: { "Content-Type" => "application/json" })
    stub_request(:patch, %r{/provider/patients/pat-5n2kd8sXm1Zq}).to_return(body: row.to_json, headers: { "Content-Type" => "application/json" })
  end

  it "creates the member and pushes the link" do
    described_class.perform_now
    member = Member.last
    expect(member.full_name).to eq "Lea Moss"
    expect(WebMock).to have_requested(:patch, /pat-5n2kd8sXm1Zq/)
      .with(body: { import_id: member.id.to_s, import_source: "clinic_portal" }.to_json)
  end
end
