# frozen_string_literal: true

RSpec.describe ImportScripts::Base do
  it "doesn't create a user twice" do
    user = Fabricate(:user)
    user.custom_fields["import_id"] = "12"
    user.save_custom_fields
    expect(described_class.new.user_id_from_imported_user_id(12)).to eq(user.id)
  end
end
