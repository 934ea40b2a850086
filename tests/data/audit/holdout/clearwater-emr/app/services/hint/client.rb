module Hint
  class Error < StandardError; end
  class RateLimited < Error; end

  class Client
    BASE = ENV.fetch('HINT_API_URL', 'https://api.hint.com').freeze

    def initialize(token)
      @conn = Faraday.new(url: BASE) do |f|
        f.request :json
        f.response :json, content_type: /\bjson$/
        f.authorization :Bearer, token
        f.adapter Faraday.default_adapter
      end
    end

    def patients(offset: 0, limit: 100)
      handle @conn.get('/api/provider/patients', offset: offset, limit: limit)
    end

    def patient(id)
      handle @conn.get("/api/provider/patients/#{id}")
    end

    def create_patient(attrs)
      handle @conn.post('/api/provider/patients', attrs)
    end

    def update_patient(id, attrs)
      handle @conn.patch("/api/provider/patients/#{id}", attrs)
    end

    private

    def handle(res)
      raise RateLimited if res.status == 429
      raise Error, res.body['message'] if res.status >= 400

      res.body
    end
  end
end
