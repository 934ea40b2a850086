require "spec_helper"

RSpec.describe HintConnect::Client do
  subject(:client) { HintConnect.client }

  describe "#patients", vcr: { cassette_name: "patients_list" } do
    it "returns the page" do
      expect(client.patients(limit: 2).map(&:id)).to eq %w[pat-7Yk2mQ0aLxP4 pat-0dWv93TzzR1c]
    end

    it "has the link" do
      expect(client.patients(limit: 2).first.external_link_id).to eq "cl-1007"
    end
  end

  describe "#link_patient", vcr: { cassette_name: "patient_link" } do
    it "sends both fields" do
      patient = client.link_patient("pat-0dWv93TzzR1c", "9912", source: "carelane")
      expect(patient[:import_id]).to eq "9912"
      expect(patient["import_source"]).to eq "carelane"
    end
  end

  describe "#slice" do
    it "drops what can't be written" do
      expect(client.send(:slice, id: "x", import_id: "1")).to eq(import_id: "1")
    end
  end
end
