# This file is auto-generated from the current state of the database. Instead
# of editing this file, please use the migrations feature of Active Record.

ActiveRecord::Schema.define(version: 2018_06_21_093010) do

  create_table "import_batches", force: :cascade do |t|
    t.bigint "practice_id", null: false
    t.string "import_source", default: "xlsx", null: false
    t.string "state"
    t.integer "row_count"
    t.datetime "created_at", null: false
    t.datetime "updated_at", null: false
  end

  create_table "import_rows", force: :cascade do |t|
    t.bigint "import_id", null: false
    t.jsonb "cells", default: {}
    t.string "error"
    t.index ["import_id"], name: "index_import_rows_on_import_id"
  end

  create_table "patients", force: :cascade do |t|
    t.bigint "practice_id", null: false
    t.string "first_name"
    t.string "last_name"
    t.date "dob"
    t.string "hint_patient_id"
    t.string "hint_import_id"
    t.string "hint_import_source"
    t.datetime "hint_synced_at"
    t.datetime "created_at", null: false
    t.datetime "updated_at", null: false
    t.index ["hint_import_id"], name: "index_patients_on_hint_import_id"
    t.index ["hint_patient_id"], name: "index_patients_on_hint_patient_id", unique: true
  end

  create_table "practices", force: :cascade do |t|
    t.string "name"
    t.string "hint_access_token"
    t.datetime "created_at", null: false
    t.datetime "updated_at", null: false
  end
end
