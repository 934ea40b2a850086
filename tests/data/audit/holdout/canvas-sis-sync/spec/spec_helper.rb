ENV["DATABASE_URL"] = "sqlite:/"
ENV["CANVAS_URL"] = "https://northfield.test.instructure.com"
ENV["CANVAS_TOKEN"] ||= "token"
require "vcr"
require "canvas_sis_sync"

VCR.configure do |c|
  c.cassette_library_dir = "spec/fixtures/vcr"
  c.hook_into :faraday
  c.filter_sensitive_data("<TOKEN>") { ENV["CANVAS_TOKEN"] }
end
