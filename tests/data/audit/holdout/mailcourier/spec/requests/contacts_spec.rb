require "rails_helper"

RSpec.describe "contacts API" do
  it "defaults the source" do
    post "/api/v1/contacts", params: { email: "a@example.org" }, headers: auth
    expect(Contact.last.import_source).to eq "api"
  end
end
