# frozen_string_literal: true

require_relative 'lib/hint_health/version'

Gem::Specification.new do |spec|
  spec.name          = 'hint_health'
  spec.version       = HintHealth::VERSION
  spec.authors       = ['Tomas Reyes']
  spec.summary       = 'Ruby wrapper for the Hint API'
  spec.homepage      = 'https://github.com/treyes/hint_health'
  spec.license       = 'MIT'
  spec.files         = Dir['lib/**/*.rb', 'README.md']
  spec.add_dependency 'faraday', '>= 0.15'
  spec.add_dependency 'faraday_middleware'
  spec.add_dependency 'hashie'
  spec.add_development_dependency 'rspec'
  spec.add_development_dependency 'vcr'
  spec.add_development_dependency 'webmock'
end
