class RosterLine < ActiveRecord::Base
  belongs_to :roster_import, foreign_key: :import_id
  belongs_to :patient
  validates :import_id, presence: true
  scope :failed, -> { where.not(error: nil) }
end
