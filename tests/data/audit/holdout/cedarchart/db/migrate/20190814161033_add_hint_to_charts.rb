class AddHintToCharts < ActiveRecord::Migration[5.2]
  def change
    add_column :charts, :hint_patient_id, :string
    add_column :charts, :hint_import_id, :string
    add_column :charts, :membership_status, :string
    add_index :charts, :hint_patient_id, unique: true
    add_index :charts, :hint_import_id
  end
end
