class CreatePatients < ActiveRecord::Migration[5.2]
  def change
    create_table :patients do |t|
      t.references :clinic, foreign_key: true
      t.string :given_name, null: false
      t.string :family_name, null: false
      t.date :born_on
      t.string :sex
      t.string :email
      t.string :chart_number
      t.string :hint_id
      t.date :member_since
      t.string :legacy_link
      t.timestamps
    end
  end
end
