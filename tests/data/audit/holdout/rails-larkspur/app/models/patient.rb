class Patient < ActiveRecord::Base
  belongs_to :clinic
  has_many :visits
  has_many :roster_lines

  MIRRORED = %w(first_name last_name dob email membership_status external_link_id import_id import_source)

  validates :remote_id, uniqueness: true, allow_nil: true
  scope :unlinked, -> { where(external_link_id: nil) }
  scope :imported, -> { where.not(import_id: nil) }
  scope :from_source, ->(s) { where(import_source: s) }

  def self.upsert_remote(attrs)
    p = where(remote_id: attrs['id']).first_or_initialize
    p.update_attributes!(attrs.slice(*MIRRORED))
    p
  end

  def name
    [first_name, last_name].compact.join(' ')
  end

  def imported_from
    import_source.presence || 'manual'
  end
end
