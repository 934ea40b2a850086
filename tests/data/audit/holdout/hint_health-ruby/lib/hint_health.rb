# frozen_string_literal: true

require 'faraday'
require 'faraday_middleware'
require 'hashie'
require 'hint_health/version'
require 'hint_health/connection'
require 'hint_health/resource'
require 'hint_health/patient'
require 'hint_health/invoice'

module HintHealth
  class << self
    attr_accessor :api_key, :host

    def configure
      yield self
    end

    def host
      @host ||= 'https://api.hint.com'
    end
  end
end
