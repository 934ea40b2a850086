class Member < ApplicationRecord
  has_many :visits, dependent: :restrict_with_error
  belongs_to :employer, optional: true

  validates :first_name, :last_name, presence: true
  validates :external_link_id, uniqueness: true, allow_nil: true

  scope :active, -> { where(membership_status: "active") }
  scope :linked, -> { where.not(external_link_id: nil).or(where(import_source: MemberSyncJob::SOURCE)) }

  def full_name
    [first_name, last_name].join(" ")
  end

  def linked?
    external_link_id.present? || import_id.present?
  end
end
