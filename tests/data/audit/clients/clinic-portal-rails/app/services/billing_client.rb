class BillingClient
  include HTTParty
  base_uri ENV.fetch("BILLING_API_URL")
  format :json

  class Error < StandardError; end

  def initialize(token = ENV.fetch("BILLING_API_TOKEN"))
    @headers = { "Authorization" => "Bearer #{token}", "Content-Type" => "application/json" }
  end

  def patients(offset: 0)
    call(:get, "/provider/patients", query: { limit: 100, offset: offset })
  end

  def update_patient(id, attrs)
    call(:patch, "/provider/patients/#{id}", body: attrs.to_json)
  end

  private

  def call(verb, path, options = {})
    tries ||= 0
    res = self.class.public_send(verb, path, options.merge(headers: @headers))
    raise Error, "#{res.code} #{res.parsed_response['message']}" unless res.success?

    res.parsed_response
  rescue Error => e
    raise unless e.message.start_with?("429") && (tries += 1) < 5

    sleep(2**tries * rand)
    retry
  end
end
