require "spec_helper"

RSpec.describe CanvasSisSync::Client do
  subject(:client) { described_class.new }

  it "lists users of an import" do
    VCR.use_cassette("users") do
      users = client.users_of_import(10422)
      expect(users.map { |u| u["sis_import_id"] }.uniq).to eq [10422]
    end
  end

  describe "#import_errors" do
    let(:import_id) { 10422 }

    it "returns file and message" do
      VCR.use_cassette("errors") do
        errors = client.import_errors(import_id)
        expect(errors.first["message"]).to match(/user doesn't exist/)
      end
    end
  end
end
