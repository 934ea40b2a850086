# frozen_string_literal: true

require "mysql2"
require_relative "base"

class ImportScripts::PhpBB < ImportScripts::Base
  def client = @client ||= Mysql2::Client.new(host: "localhost", username: "root", database: "phpbb")

  def import_users
    rows = client.query("SELECT user_id id, user_email email, username, user_regdate FROM phpbb_users")
    create_users(rows) do |row|
      { id: row["id"], email: row["email"], username: row["username"], created_at: Time.zone.at(row["user_regdate"]) }
    end
  end

  def import_topics
    client.query("SELECT * FROM phpbb_topics").each do |t|
      create_post({ title: t["topic_title"], user_id: user_id_from_imported_user_id(t["topic_poster"]) }, "t-#{t["topic_id"]}")
    end
  end

  def import_posts; end
end

ImportScripts::PhpBB.new.perform
