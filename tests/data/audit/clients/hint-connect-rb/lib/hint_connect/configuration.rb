module HintConnect
  class Configuration
    attr_accessor :access_token, :endpoint, :logger

    def initialize
      @endpoint = "https://api.hint.com/api/provider/"
      @access_token = ENV["HINT_PRACTICE_TOKEN"]
    end
  end
end
