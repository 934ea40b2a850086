class Patient < ApplicationRecord
  belongs_to :clinic
  has_many :encounters, dependent: :destroy
  has_many :phones, dependent: :destroy
  has_many :lab_results

  validates :given_name, :family_name, presence: true
  validates :chart_number, uniqueness: { scope: :clinic_id }, allow_nil: true

  scope :members, -> { where.not(member_since: nil) }

  def display_name
    [given_name, family_name].join(' ')
  end
end
