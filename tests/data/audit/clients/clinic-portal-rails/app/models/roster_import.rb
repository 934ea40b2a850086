# An employer's CSV
class RosterImport < ApplicationRecord
  belongs_to :employer
  has_many :rows, class_name: "RosterRow", foreign_key: :import_id, dependent: :delete_all
  has_one_attached :file

  enum status: { pending: 0, running: 1, done: 2, failed: 3 }

  def run!
    running!
    SmarterCSV.process(file.download, chunk_size: 200) do |chunk|
      RosterRow.insert_all(chunk.map { |r| r.slice(:first_name, :last_name, :dob).merge(import_id: id) })
    end
    done!
  end
end
