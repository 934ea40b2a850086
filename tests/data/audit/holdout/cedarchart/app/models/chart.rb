class Chart < ApplicationRecord
  belongs_to :clinic
  has_many :phone_numbers, dependent: :destroy
  has_many :sync_problems, dependent: :delete_all
  has_many :upload_rows

  validates :mrn, presence: true, uniqueness: { scope: :clinic_id }
  validates :hint_import_id, uniqueness: true, allow_nil: true

  scope :linked, -> { where.not(hint_import_id: nil) }
  scope :unlinked, -> { where(hint_import_id: nil) }

  after_commit :push_to_hint, if: :saved_change_to_demographics?

  def full_name
    [given_name, family_name].compact.join(' ')
  end

  private

  def saved_change_to_demographics?
    (saved_changes.keys & %w[given_name family_name born_on email]).any?
  end

  def push_to_hint
    HintPushWorker.perform_async(id)
  end
end
