import Config

config :harbor, Harbor.Hint,
  base_url: System.get_env("HINT_API_URL", "https://api.hint.com") <> "/api/provider",
  token: System.get_env("HINT_API_KEY")

config :harbor, Harbor.Mailer, from: "care@harbor.example"
