# frozen_string_literal: true

require "mysql2"
require "htmlentities"
require_relative "base/lookup"

class VanillaOwn < ImportScripts::Base
  BATCH = 1000
  IMPORT_SOURCE = ENV.fetch("FORUM", "main")

  def initialize
    super
    @entities = HTMLEntities.new
    @client = Mysql2::Client.new(
      host: ENV["DB_HOST"] || "localhost",
      username: ENV["DB_USER"] || "root",
      password: ENV["DB_PW"] || "",
      database: ENV["DB_NAME"] || "vanilla",
    )
    @lookup = ImportScripts::Lookup.new(IMPORT_SOURCE)
  end

  def execute
    import_users
    import_categories
    import_topics
    import_comments
    create_permalinks
  end

  def import_users
    total = query("SELECT COUNT(*) n FROM GDN_User WHERE Deleted = 0").first["n"]
    batches(BATCH) do |offset|
      rows = query("SELECT UserID, Name, Email, DateInserted, Banned FROM GDN_User WHERE Deleted = 0 ORDER BY UserID LIMIT #{BATCH} OFFSET #{offset}")
      break if rows.size.zero?

      create_users(rows, total: total, offset: offset) do |u|
        {
          id: u["UserID"],
          username: u["Name"],
          email: u["Email"],
          created_at: u["DateInserted"],
          custom_fields: { import_id: u["UserID"], import_source: IMPORT_SOURCE },
        }
      end
    end
  end

  def import_categories
    query("SELECT CategoryID, Name, Description FROM GDN_Category WHERE CategoryID > 0").each do |c|
      category = Category.new(name: @entities.decode(c["Name"]), user: Discourse.system_user)
      category.custom_fields["import_id"] = "cat##{c["CategoryID"]}"
      category.save!
    end
  end

  def import_topics
    query("SELECT DiscussionID, CategoryID, InsertUserID, Name, Body, DateInserted FROM GDN_Discussion").each do |d|
      import_id = "d##{d["DiscussionID"]}"
      next if @lookup.post_id_from_imported_post_id(import_id)

      post = PostCreator.create!(
        User.find(@lookup.user_id_from_imported_user_id(d["InsertUserID"]) || -1),
        title: @entities.decode(d["Name"]),
        raw: convert(d["Body"]),
        created_at: d["DateInserted"],
        import_mode: true,
        skip_validations: true,
      )
      @lookup.add_post(import_id, post)
    end
  end

  def create_permalinks
    TopicCustomField.where(name: "import_id").find_each do |f|
      Permalink.create!(url: "discussion/#{f.value.delete("d#")}", topic_id: f.topic_id)
    end
  end

  def convert(body)
    ReverseMarkdown.convert(body.to_s.gsub(/<img class="emoji"[^>]*alt="([^"]+)"[^>]*>/, '\1'))
  end

  def query(sql)
    @client.query(sql, cache_rows: false)
  end
end

VanillaOwn.new.perform
