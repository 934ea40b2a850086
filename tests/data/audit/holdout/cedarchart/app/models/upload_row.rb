class UploadRow < ApplicationRecord
  belongs_to :import, class_name: 'SpreadsheetImport'
  belongs_to :chart, optional: true

  validates :line_no, uniqueness: { scope: :import_id }

  scope :unprocessed, -> { where(processed_at: nil) }
end
