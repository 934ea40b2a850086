class Patient < ApplicationRecord
  belongs_to :practice
  has_many :care_plans

  scope :claimed, -> { where(hint_import_source: Hint::PatientSync::SOURCE) }
  scope :unclaimed, -> { where(hint_import_id: nil) }

  def name
    "#{first_name} #{last_name}"
  end
end
