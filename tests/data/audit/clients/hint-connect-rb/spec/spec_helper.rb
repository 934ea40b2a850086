require "bundler/setup"
require "hint_connect"
require "vcr"
require "webmock/rspec"

VCR.configure do |c|
  c.cassette_library_dir = "spec/cassettes"
  c.hook_into :webmock
  c.configure_rspec_metadata!
  c.filter_sensitive_data("<TOKEN>") { ENV["HINT_PRACTICE_TOKEN"] }
  c.default_cassette_options = { record: ENV["VCR"] == "all" ? :all : :none }
end

HintConnect.configure do |c|
  c.endpoint = "https://api.sandbox.hint.com/api/provider/"
  c.access_token ||= "sbx-test"
end
