module CanvasSisSync
  class Poller
    DONE = %w[imported imported_with_messages].freeze
    FAILED = %w[failed failed_with_messages aborted].freeze

    def initialize(client, interval: 15, out: $stdout)
      @client = client
      @interval = interval
      @out = out
    end

    def wait(import_id)
      loop do
        status = @client.import(import_id)
        @out.puts "#{Time.now} #{import_id} #{status['workflow_state']} #{status['progress']}%"
        return status if DONE.include?(status["workflow_state"])
        if FAILED.include?(status["workflow_state"])
          raise ImportFailed.new(import_id, Array(status["processing_errors"]).map { |_, m| m })
        end
        sleep @interval
      end
    end
  end
end
