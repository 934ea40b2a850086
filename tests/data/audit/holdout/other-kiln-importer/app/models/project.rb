# frozen_string_literal: true

class Project < ApplicationRecord
  belongs_to :creator, class_name: 'User'
  has_one :import_state, class_name: 'ProjectImportState'
  has_one :import_data, class_name: 'ProjectImportData'

  enum import_source: { none: 0, github: 1, bitbucket: 2, gitea: 3, url: 4 }, _prefix: :from
  validates :import_url, public_url: true, if: :from_url?
  validates :import_source, length: { maximum: 255 }

  scope :with_import_source, -> { where.not(import_source: :none) }

  def import?
    import_url.present? || import_source.present?
  end

  def reset_import!
    update!(import_source: nil, import_url: nil)
    import_state&.destroy
  end
end
