class Contact < ApplicationRecord
  belongs_to :list
  belongs_to :import, optional: true

  enum import_source: { form: 0, api: 1, csv: 2, zapier: 3 }

  validates :email, presence: true, uniqueness: { scope: :list_id }

  scope :from_import, ->(import) { where(import_id: import) }

  def self.ransackable_attributes(_auth = nil)
    %w[email first_name last_name import_source created_at]
  end
end
