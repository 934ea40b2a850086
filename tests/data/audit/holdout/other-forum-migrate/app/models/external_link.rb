# frozen_string_literal: true

class ExternalLink < ActiveRecord::Base
  has_many :external_link_clicks, foreign_key: :external_link_id, dependent: :delete_all
  validates :url, presence: true
end
