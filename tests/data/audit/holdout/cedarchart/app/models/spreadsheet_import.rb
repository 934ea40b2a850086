class SpreadsheetImport < ApplicationRecord
  belongs_to :clinic
  belongs_to :user
  has_many :rows, class_name: 'UploadRow', foreign_key: :import_id, dependent: :delete_all
  has_one_attached :file

  enum state: { pending: 0, parsed: 1, running: 2, done: 3, failed: 4 }

  def progress
    return 0 if rows.count.zero?

    rows.where.not(processed_at: nil).count * 100 / rows.count
  end
end
