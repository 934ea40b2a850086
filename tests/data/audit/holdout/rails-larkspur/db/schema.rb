ActiveRecord::Schema.define(version: 20150211180233) do
  enable_extension "plpgsql"

  create_table "clinics", force: true do |t|
    t.string "name"
  end

  create_table "patients", force: true do |t|
    t.integer  "clinic_id"
    t.string   "remote_id"
    t.string   "first_name"
    t.string   "last_name"
    t.date     "dob"
    t.string   "email"
    t.string   "membership_status"
    t.string   "external_link_id"
    t.string   "import_id"
    t.string   "import_source"
    t.datetime "created_at"
    t.datetime "updated_at"
  end

  add_index "patients", ["external_link_id"], name: "index_patients_on_external_link_id", using: :btree
  add_index "patients", ["remote_id"], name: "index_patients_on_remote_id", unique: true, using: :btree

  create_table "roster_imports", force: true do |t|
    t.integer  "user_id"
    t.string   "path"
    t.datetime "finished_at"
  end

  create_table "roster_lines", force: true do |t|
    t.integer "import_id",  null: false
    t.integer "patient_id"
    t.text    "raw"
    t.string  "error"
  end

  add_index "roster_lines", ["import_id"], name: "index_roster_lines_on_import_id", using: :btree
end
