# This file is auto-generated from the current state of the database. Instead
# of editing this file, please use the migrations feature of Active Record to
# incrementally modify your database, and then regenerate this schema definition.

ActiveRecord::Schema.define(version: 2022_05_03_090512) do
  enable_extension "plpgsql"

  create_table "charts", force: :cascade do |t|
    t.bigint "clinic_id", null: false
    t.string "mrn", null: false
    t.string "given_name"
    t.string "family_name"
    t.date "born_on"
    t.string "email"
    t.string "legacy_uuid"
    t.string "hint_patient_id"
    t.string "hint_import_id"
    t.string "membership_status"
    t.datetime "created_at", null: false
    t.datetime "updated_at", null: false
    t.index ["clinic_id", "mrn"], name: "index_charts_on_clinic_id_and_mrn", unique: true
    t.index ["hint_import_id"], name: "index_charts_on_hint_import_id"
    t.index ["hint_patient_id"], name: "index_charts_on_hint_patient_id", unique: true
  end

  create_table "spreadsheet_imports", force: :cascade do |t|
    t.bigint "clinic_id", null: false
    t.bigint "user_id", null: false
    t.integer "state", default: 0, null: false
    t.datetime "created_at", null: false
    t.datetime "updated_at", null: false
  end

  create_table "upload_rows", force: :cascade do |t|
    t.bigint "import_id", null: false
    t.bigint "chart_id"
    t.integer "line_no", null: false
    t.jsonb "data", default: {}, null: false
    t.string "error"
    t.datetime "processed_at"
    t.index ["import_id", "line_no"], name: "index_upload_rows_on_import_id_and_line_no", unique: true
    t.index ["import_id"], name: "index_upload_rows_on_import_id"
  end

  add_foreign_key "upload_rows", "spreadsheet_imports", column: "import_id"
end
