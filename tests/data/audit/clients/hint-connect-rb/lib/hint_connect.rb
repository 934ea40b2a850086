require "faraday"
require "faraday_middleware"
require "hashie"

require "hint_connect/version"
require "hint_connect/configuration"
require "hint_connect/patients"
require "hint_connect/invoices"
require "hint_connect/client"

module HintConnect
  class Error < StandardError; end
  class TooManyRequests < Error; end

  class << self
    def configuration
      @configuration ||= Configuration.new
    end

    def configure
      yield configuration
    end

    def client
      Client.new(configuration)
    end
  end
end
