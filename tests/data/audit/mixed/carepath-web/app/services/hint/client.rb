module Hint
  class Client
    class Error < StandardError; end

    def initialize(practice)
      @conn = Faraday.new(url: Rails.configuration.x.hint.url) do |f|
        f.request :json
        f.response :json
        f.headers["Authorization"] = "Bearer #{practice.hint_access_token}"
        f.adapter Faraday.default_adapter
      end
    end

    def patients(offset: 0, limit: 100)
      get("/api/provider/patients", offset: offset, limit: limit)
    end

    def update_patient(id, attrs)
      res = @conn.patch("/api/provider/patients/#{id}", attrs)
      raise Error, res.body["message"] unless res.success?
      res.body
    end

    private

    def get(path, params)
      res = @conn.get(path, params)
      raise Error, res.body["message"] unless res.success?
      res.body
    end
  end
end
