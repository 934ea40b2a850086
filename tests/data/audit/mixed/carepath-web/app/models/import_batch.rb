class ImportBatch < ApplicationRecord
  belongs_to :practice
  has_many :rows, class_name: "ImportRow", foreign_key: :import_id
  validates :import_source, inclusion: { in: %w[xlsx csv] }
end
