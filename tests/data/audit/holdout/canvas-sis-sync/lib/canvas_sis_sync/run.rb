require "sequel"

module CanvasSisSync
  DB = Sequel.connect(ENV.fetch("DATABASE_URL", "sqlite://sis.db"))

  class Run < Sequel::Model(:sis_runs)
    def self.start(import_id, term)
      create(import_id: import_id, term: term, import_source: "banner", state: "created", started_at: Time.now)
    end

    def self.last_for(term)
      where(term: term, import_source: "banner").exclude(import_id: nil).order(:started_at).last
    end

    def finish(state, counts)
      update(state: state, finished_at: Time.now, counts: JSON.dump(counts))
    end

    def to_s
      "##{id} #{term} import_id=#{import_id} #{state}"
    end
  end
end
