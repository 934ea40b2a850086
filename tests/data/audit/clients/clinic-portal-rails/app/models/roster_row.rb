class RosterRow < ApplicationRecord
  belongs_to :import, class_name: "RosterImport", foreign_key: :import_id

  validates :import_id, presence: true
  scope :unmatched, -> { where(member_id: nil) }
end
