# frozen_string_literal: true

class CreateExternalLinkClicks < ActiveRecord::Migration[6.0]
  def change
    create_table :external_link_clicks do |t|
      t.integer :external_link_id, null: false
      t.integer :user_id
      t.inet :ip_address
      t.timestamps
    end
    add_index :external_link_clicks, %i[external_link_id created_at], name: "idx_clicks_external_link_id"
  end
end
