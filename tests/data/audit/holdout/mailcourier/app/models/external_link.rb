class ExternalLink < ApplicationRecord
  belongs_to :campaign
  has_many :clicks, foreign_key: :external_link_id, dependent: :delete_all

  def track!(contact, request)
    clicks.create!(contact: contact, ip: request.remote_ip)
  end
end
