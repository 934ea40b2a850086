require "rails_helper"

RSpec.describe ContactImportJob do
  let(:import) { create(:import, :with_csv, mapping: { "E-mail" => "email", "First" => "first_name" }) }

  it "creates contacts of the import" do
    described_class.new.perform(import.id)
    expect(Contact.where(import_id: import.id).pluck(:email)).to match_array %w[a@example.com b@example.com]
    expect(Contact.last.import_source).to eq "csv"
  end
end
