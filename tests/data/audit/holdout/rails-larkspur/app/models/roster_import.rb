class RosterImport < ActiveRecord::Base
  has_many :roster_lines, foreign_key: :import_id, dependent: :destroy
  belongs_to :user

  def finished?
    finished_at.present?
  end
end
