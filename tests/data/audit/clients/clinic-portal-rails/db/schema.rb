# This file is auto-generated from the current state of the database. Instead
# of editing this file, please use the migrations feature of Active Record to
# incrementally modify your database, and then regenerate this schema definition.

ActiveRecord::Schema.define(version: 2021_03_30_151207) do

  enable_extension "plpgsql"

  create_table "employers", force: :cascade do |t|
    t.string "name", null: false
    t.datetime "created_at", null: false
    t.datetime "updated_at", null: false
  end

  create_table "members", force: :cascade do |t|
    t.string "first_name", null: false
    t.string "last_name", null: false
    t.string "email"
    t.date "dob"
    t.bigint "employer_id"
    t.string "membership_status"
    t.string "billing_id"
    t.string "external_link_id"
    t.string "import_id"
    t.string "import_source"
    t.datetime "created_at", null: false
    t.datetime "updated_at", null: false
    t.index ["billing_id"], name: "index_members_on_billing_id", unique: true
    t.index ["external_link_id"], name: "index_members_on_external_link_id"
  end

  create_table "roster_imports", force: :cascade do |t|
    t.bigint "employer_id", null: false
    t.integer "status", default: 0, null: false
    t.datetime "created_at", null: false
  end

  create_table "roster_rows", force: :cascade do |t|
    t.bigint "import_id", null: false
    t.bigint "member_id"
    t.string "first_name"
    t.string "last_name"
    t.date "dob"
    t.index ["import_id"], name: "index_roster_rows_on_import_id"
  end

  add_foreign_key "members", "employers"
  add_foreign_key "roster_rows", "roster_imports", column: "import_id"
end
