# This file is auto-generated from the current state of the database. Instead
# of editing this file, please use the migrations feature of Active Record.

ActiveRecord::Schema.define(version: 2021_11_02_140311) do

  enable_extension "plpgsql"

  create_table "accounts", force: :cascade do |t|
    t.string "name", null: false
    t.string "plan", default: "free"
    t.datetime "created_at", precision: 6, null: false
    t.datetime "updated_at", precision: 6, null: false
  end

  create_table "contacts", force: :cascade do |t|
    t.bigint "account_id", null: false
    t.string "first_name"
    t.string "last_name"
    t.string "email"
    t.string "phone"
    t.string "lead_source"
    t.string "membership_status"
    t.bigint "import_id"
    t.string "import_source"
    t.string "external_link_id"
    t.datetime "created_at", precision: 6, null: false
    t.datetime "updated_at", precision: 6, null: false
    t.index ["account_id", "email"], name: "index_contacts_on_account_id_and_email"
    t.index ["import_id"], name: "index_contacts_on_import_id"
  end

  create_table "imports", force: :cascade do |t|
    t.bigint "account_id", null: false
    t.string "file_name"
    t.string "state", default: "pending"
    t.integer "rows_total"
    t.integer "rows_failed"
    t.jsonb "mapping", default: {}
    t.datetime "created_at", precision: 6, null: false
    t.datetime "updated_at", precision: 6, null: false
  end

  add_foreign_key "contacts", "accounts"
  add_foreign_key "contacts", "imports", column: "import_id"
end
