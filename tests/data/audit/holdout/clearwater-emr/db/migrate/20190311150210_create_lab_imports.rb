class CreateLabImports < ActiveRecord::Migration[5.2]
  def change
    create_table :lab_imports do |t|
      t.references :clinic, foreign_key: true
      t.integer :status, default: 0, null: false
      t.text :message
      t.timestamps
    end
    add_column :lab_results, :import_id, :bigint
    add_index :lab_results, :import_id
  end
end
