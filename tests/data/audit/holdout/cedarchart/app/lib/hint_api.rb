# Thin wrapper, see https://developers.hint.com
class HintApi
  class Error < StandardError
    attr_reader :status

    def initialize(status, body)
      @status = status
      super("Hint #{status}: #{body}")
    end
  end

  def initialize(clinic)
    @conn = Faraday.new(url: ENV.fetch('HINT_API_URL', 'https://api.hint.com')) do |f|
      f.request :json
      f.response :json
      f.headers['Authorization'] = "Bearer #{clinic.hint_token}"
    end
  end

  def patients(offset: 0, limit: 100)
    get('/api/provider/patients', offset: offset, limit: limit)
  end

  def patient(id)
    get("/api/provider/patients/#{id}")
  end

  def create_patient(attrs)
    handle @conn.post('/api/provider/patients', attrs)
  end

  def update_patient(id, attrs)
    handle @conn.patch("/api/provider/patients/#{id}", attrs)
  end

  private

  def get(path, params = {})
    handle @conn.get(path, params)
  end

  def handle(res)
    raise Error.new(res.status, res.body) unless res.success?

    res.body
  end
end
