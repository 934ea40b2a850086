class Contact < ApplicationRecord
  belongs_to :account
  belongs_to :import, optional: true

  IMPORT_SOURCES = %w[csv mailchimp hubspot api].freeze

  validates :import_source, inclusion: { in: IMPORT_SOURCES }, allow_nil: true
  validates :email, uniqueness: { scope: :account_id }, allow_blank: true

  scope :imported, -> { where.not(import_id: nil) }
  scope :by_import_source, ->(s) { where(import_source: s) }

  def full_name
    [first_name, last_name].compact.join(" ")
  end
end
