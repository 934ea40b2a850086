# frozen_string_literal: true

class ProjectImportState < ApplicationRecord
  belongs_to :project
  delegate :import_source, :import_url, to: :project

  state_machine :status, initial: :none do
    event(:schedule) { transition [:none, :finished, :failed] => :scheduled }
    event(:start) { transition scheduled: :started }
    event(:finish) { transition started: :finished }
  end

  def log(message)
    Gitlab::Import::Logger.info(message: message, project_id: project_id, import_source: import_source, import_jid: jid)
  end
end
