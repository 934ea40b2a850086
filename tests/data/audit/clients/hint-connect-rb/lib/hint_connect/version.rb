module HintConnect
  VERSION = "0.3.2".freeze
end
