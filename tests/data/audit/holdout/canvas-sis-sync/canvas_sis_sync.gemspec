Gem::Specification.new do |s|
  s.name        = "canvas_sis_sync"
  s.version     = "0.9.3"
  s.summary     = "Pushes Banner exports to Canvas LMS as SIS imports"
  s.authors     = ["Ed Tech Services"]
  s.files       = Dir["lib/**/*.rb", "bin/*"]
  s.executables = ["canvas-sis-sync"]
  s.add_dependency "faraday", "~> 1.10"
  s.add_dependency "sequel", "~> 5.60"
  s.add_development_dependency "rspec"
  s.add_development_dependency "vcr"
end
