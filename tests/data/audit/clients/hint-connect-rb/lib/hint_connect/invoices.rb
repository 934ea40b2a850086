module HintConnect
  module Invoices
    def invoices(params = {})
      get("customer_invoices", params)
    end

    def invoice(id)
      get("customer_invoices/#{id}")
    end

    def invoice_owner_link(id)
      invoice(id).dig(:owner, :external_link_id)
    end
  end
end
