module HintConnect
  class Client
    include Patients
    include Invoices

    def initialize(config)
      @config = config
    end

    private

    def get(path, params = {})
      parse connection.get(path, params)
    end

    def post(path, body)
      parse connection.post(path, body)
    end

    def patch(path, body)
      parse connection.patch(path, body)
    end

    def parse(response)
      raise TooManyRequests, response.body["message"] if response.status == 429
      raise Error, response.body["message"] unless response.success?

      case response.body
      when Array then response.body.map { |row| Hashie::Mash.new(row) }
      else Hashie::Mash.new(response.body)
      end
    end

    def connection
      @connection ||= Faraday.new(@config.endpoint) do |f|
        f.request :json
        f.request :authorization, :Bearer, @config.access_token
        f.response :json
        f.adapter Faraday.default_adapter
      end
    end
  end
end
