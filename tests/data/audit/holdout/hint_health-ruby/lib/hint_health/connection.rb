# frozen_string_literal: true

module HintHealth
  module Connection
    def connection
      @connection ||= Faraday.new(url: "#{HintHealth.host}/api/provider") do |f|
        f.basic_auth HintHealth.api_key, ''
        f.request :json
        f.response :mashify
        f.response :json
        f.response :raise_error
        f.adapter Faraday.default_adapter
      end
    end
  end
end
