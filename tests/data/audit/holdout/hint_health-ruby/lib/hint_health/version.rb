# frozen_string_literal: true

module HintHealth
  VERSION = '1.2.0'
end
