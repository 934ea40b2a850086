# frozen_string_literal: true

require_relative "base/lookup_container"

module ImportScripts
  class Base
    def initialize
      @lookup = LookupContainer.new
      @source = ENV.fetch("IMPORT_SOURCE")
      @skip_updates = !ENV["IMPORT"].nil?
    end

    def perform
      Rails.logger.level = 3
      import_users
      import_topics
      import_posts
    end

    def user_id_from_imported_user_id(import_id)
      @lookup.user_id_from_imported_user_id(import_id)
    end

    def create_users(results, opts = {})
      created = 0
      skipped = 0
      total = opts[:total] || results.count

      results.each do |result|
        u = yield(result)
        next skipped += 1 if u.nil?

        import_id = u[:id]
        if user_id_from_imported_user_id(import_id)
          skipped += 1
        else
          new_user = create_user(u, import_id)
          @lookup.add_user(import_id, new_user)
          created += 1
        end
        print_status(created + skipped, total)
      end
      [created, skipped]
    end

    def create_user(opts, import_id)
      opts.delete(:id)
      bio = opts.delete(:bio_raw)
      u = User.new(opts)
      (opts[:custom_fields] || {}).each { |k, v| u.custom_fields[k] = v }
      u.custom_fields["import_id"] = import_id
      u.custom_fields["import_source"] = @source
      u.custom_fields["import_email"] = opts[:email]
      u.save!
      u.user_profile.update!(bio_raw: bio) if bio.present?
      u
    end

    def create_post(opts, import_id)
      user = User.find(opts[:user_id])
      opts[:custom_fields] ||= {}
      opts[:custom_fields]["import_id"] = import_id
      PostCreator.create!(user, opts.merge(skip_validations: true, import_mode: true))
    end

    def print_status(current, max)
      print "\r%9d / %d (%5.1f%%)" % [current, max, 100.0 * current / max]
    end
  end
end
