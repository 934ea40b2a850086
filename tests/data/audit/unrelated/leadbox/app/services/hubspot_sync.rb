class HubspotSync
  BASE = "https://api.hubapi.com/crm/v3/objects/contacts".freeze

  def initialize(account, token)
    @account = account
    @token = token
  end

  def call
    each_contact do |c|
      p = c["properties"]
      @account.contacts.find_or_initialize_by(import_source: "hubspot", external_link_id: c["id"]).update!(
        first_name: p["firstname"],
        last_name: p["lastname"],
        email: p["email"],
        lead_source: p["hs_analytics_source"]
      )
    end
  end

  private

  def each_contact
    after = nil
    loop do
      res = HTTParty.get(BASE, query: { limit: 100, after: after }, headers: { "Authorization" => "Bearer #{@token}" })
      res["results"].each { |c| yield c }
      after = res.dig("paging", "next", "after") or break
    end
  end
end
