class LabImport < ApplicationRecord
  has_many :lab_results, foreign_key: :import_id, dependent: :nullify, inverse_of: :lab_import
  has_one_attached :csv

  enum status: { queued: 0, running: 1, done: 2, failed: 3 }

  def run!
    running!
    CSV.parse(csv.download, headers: true).each do |row|
      LabResult.create!(
        import_id: id,
        accession: row['ACCN'],
        loinc: row['LOINC'],
        value: row['VALUE'],
        unit: row['UNIT']
      )
    end
    done!
  rescue CSV::MalformedCSVError => e
    update!(status: :failed, message: e.message)
  end
end
