require "faraday"
require "json"
require "canvas_sis_sync/client"
require "canvas_sis_sync/run"
require "canvas_sis_sync/poller"

module CanvasSisSync
  class Error < StandardError; end
  class ImportFailed < Error
    attr_reader :import_id, :messages

    def initialize(import_id, messages)
      @import_id = import_id
      @messages = messages
      super("SIS import #{import_id} failed: #{messages.first(3).join('; ')}")
    end
  end
end
