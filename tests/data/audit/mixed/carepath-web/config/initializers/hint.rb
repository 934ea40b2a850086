Rails.application.config.x.hint.url = ENV.fetch("HINT_HOST", "https://api.sandbox.hint.com")
Rails.application.config.x.hint.partner_key = ENV["HINT_PARTNER_KEY"]
