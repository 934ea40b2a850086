lib = File.expand_path("lib", __dir__)
$LOAD_PATH.unshift(lib) unless $LOAD_PATH.include?(lib)
require "hint_connect/version"

Gem::Specification.new do |spec|
  spec.name          = "hint_connect"
  spec.version       = HintConnect::VERSION
  spec.authors       = ["Paul Oduya"]
  spec.email         = ["paul@carelane.example"]
  spec.summary       = "Ruby wrapper for the Hint provider API"
  spec.homepage      = "https://github.com/carelane/hint-connect-rb"
  spec.license       = "MIT"
  spec.files         = Dir["lib/**/*.rb", "README.md", "LICENSE"]
  spec.require_paths = ["lib"]

  spec.add_dependency "faraday", ">= 0.15", "< 2"
  spec.add_dependency "faraday_middleware"
  spec.add_dependency "hashie", "~> 3.5"
  spec.add_development_dependency "rspec", "~> 3.8"
  spec.add_development_dependency "vcr", "~> 4.0"
  spec.add_development_dependency "webmock"
end
