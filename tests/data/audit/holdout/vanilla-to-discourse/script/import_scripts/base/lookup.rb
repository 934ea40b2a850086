# frozen_string_literal: true

module ImportScripts
  class Lookup
    def initialize(import_source)
      @import_source = import_source
      @posts = {}
      @users = {}
      load_users
      load_posts
    end

    def user_id_from_imported_user_id(import_id)
      @users[import_id.to_s]
    end

    def post_id_from_imported_post_id(import_id)
      @posts[import_id.to_s]
    end

    def add_user(import_id, user)
      UserCustomField.create!(user_id: user.id, name: "import_id", value: import_id)
      @users[import_id.to_s] = user.id
    end

    def add_post(import_id, post)
      PostCustomField.create!(post_id: post.id, name: "import_id", value: import_id)
      PostCustomField.create!(post_id: post.id, name: "import_source", value: @import_source)
      @posts[import_id.to_s] = post.id
    end

    private

    def load_users
      puts "loading users ..."
      UserCustomField.where(name: "import_id").pluck(:user_id, :value).each do |user_id, import_id|
        @users[import_id] = user_id
      end
    end

    def load_posts
      puts "loading posts ..."
      sql = <<~SQL
        SELECT a.post_id, a.value
          FROM post_custom_fields a
          JOIN post_custom_fields b ON b.post_id = a.post_id AND b.name = 'import_source'
         WHERE a.name = 'import_id' AND b.value = ?
      SQL
      DB.query_array(sql, @import_source).each { |post_id, value| @posts[value] = post_id }
    end
  end
end
