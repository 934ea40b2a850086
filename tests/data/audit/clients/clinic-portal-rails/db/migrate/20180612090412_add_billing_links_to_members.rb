class AddBillingLinksToMembers < ActiveRecord::Migration[5.2]
  def change
    add_column :members, :billing_id, :string
    add_column :members, :external_link_id, :string
    add_column :members, :import_id, :string
    add_column :members, :import_source, :string
    add_index :members, :billing_id, unique: true
    add_index :members, :external_link_id
  end
end
