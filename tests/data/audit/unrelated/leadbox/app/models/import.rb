class Import < ApplicationRecord
  belongs_to :account
  has_many :contacts, dependent: :nullify
  has_one_attached :file

  enum state: { pending: "pending", running: "running", done: "done", failed: "failed" }
end
