# frozen_string_literal: true

RSpec.describe ImportScripts::Lookup do
  subject(:lookup) { described_class.new("main") }

  fab!(:user)
  fab!(:post)

  it "remembers a user by import_id" do
    lookup.add_user(77, user)
    expect(lookup.user_id_from_imported_user_id("77")).to eq(user.id)
    expect(user.reload.custom_fields["import_id"]).to eq("77")
  end

  it "does not see posts of another import_source" do
    described_class.new("staff").add_post("d#1", post)
    expect(lookup.post_id_from_imported_post_id("d#1")).to be_nil
  end
end
