# frozen_string_literal: true

module HintHealth
  class Invoice < Resource
    attributes :id, :status, :amount_in_cents, :owner, :line_items
    attributes :external_link_id

    def self.path
      'customer_invoices'
    end

    def owner_external_id
      owner&.dig(:external_link_id)
    end
  end
end
