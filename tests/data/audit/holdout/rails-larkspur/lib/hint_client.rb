# Talks to Hint. See https://docs.hint.com
class HintClient
  class Error < StandardError; end
  HOST = 'https://api.hint.com'

  def initialize(token = Rails.application.secrets.hint_token)
    @conn = Faraday.new(url: HOST) do |f|
      f.request :retry, max: 2
      f.adapter Faraday.default_adapter
    end
    @conn.basic_auth(token, '')
  end

  def patients(offset = 0)
    get('/api/provider/patients', limit: 100, offset: offset)
  end

  def patient(id)
    get("/api/provider/patients/#{id}")
  end

  def update_patient(id, attrs)
    res = @conn.patch("/api/provider/patients/#{id}", attrs.to_json, 'Content-Type' => 'application/json')
    raise Error, res.body unless res.success?
    JSON.parse(res.body)
  end

  def link(id, our_id)
    update_patient(id, external_link_id: our_id.to_s)
  end

  private

  def get(path, params = {})
    res = @conn.get(path, params)
    raise Error, res.body unless res.success?
    JSON.parse(res.body)
  end
end
