# frozen_string_literal: true

module ImportScripts
  class LookupContainer
    def initialize
      @users = UserCustomField.where(name: "import_id").pluck(:value, :user_id).to_h
      @topics = TopicCustomField.where(name: "import_id").pluck(:value, :topic_id).to_h
      @posts = PostCustomField.where(name: "import_id").pluck(:value, :post_id).to_h
    end

    def user_id_from_imported_user_id(import_id)
      @users[import_id] || @users[import_id.to_s]
    end

    def add_user(import_id, user)
      @users[import_id.to_s] = user.id
    end

    def topic(import_id) = @topics[import_id.to_s]
    def add_post(import_id, post) = @posts[import_id.to_s] = post.id
  end
end
