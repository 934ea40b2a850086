import Config

config :care_beacon, CareBeacon.Hint,
  base_url: System.get_env("HINT_URL", "https://api.hint.com/api/provider"),
  token: System.get_env("HINT_TOKEN")

config :care_beacon, CareBeacon.Repo, url: System.fetch_env!("DATABASE_URL")
