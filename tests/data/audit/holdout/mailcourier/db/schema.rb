ActiveRecord::Schema[7.0].define(version: 2023_02_11_091500) do
  create_table "clicks", force: :cascade do |t|
    t.bigint "external_link_id", null: false
    t.bigint "contact_id", null: false
    t.string "ip"
    t.datetime "created_at", null: false
    t.index ["external_link_id"], name: "index_clicks_on_external_link_id"
  end

  create_table "contacts", force: :cascade do |t|
    t.bigint "list_id", null: false
    t.string "email", null: false
    t.string "first_name"
    t.string "last_name"
    t.string "phone"
    t.string "lead_source"
    t.bigint "import_id"
    t.integer "import_source", default: 0
    t.index ["import_id"], name: "index_contacts_on_import_id"
  end

  create_table "external_links", force: :cascade do |t|
    t.bigint "campaign_id"
    t.text "url"
    t.integer "clicks_count", default: 0
  end

  add_foreign_key "clicks", "external_links"
end
