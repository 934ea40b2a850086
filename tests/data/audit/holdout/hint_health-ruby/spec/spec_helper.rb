# frozen_string_literal: true

require 'hint_health'
require 'vcr'
require 'webmock/rspec'

VCR.configure do |c|
  c.cassette_library_dir = 'spec/cassettes'
  c.hook_into :webmock
  c.configure_rspec_metadata!
  c.filter_sensitive_data('<KEY>') { ENV.fetch('HINT_KEY', 'sbx-key') }
end

HintHealth.configure do |c|
  c.api_key = ENV.fetch('HINT_KEY', 'sbx-key')
  c.host = 'https://api.staging.hint.com'
end
