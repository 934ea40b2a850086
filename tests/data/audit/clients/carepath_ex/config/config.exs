import Config

config :carepath, ecto_repos: [Carepath.Repo]

config :carepath, Carepath.Billing.Client,
  base_url: "https://api.hint.com/api/provider",
  token: System.get_env("BILLING_TOKEN")

config :carepath, Oban,
  repo: Carepath.Repo,
  queues: [sync: 1, mailers: 5],
  plugins: [{Oban.Plugins.Cron, crontab: [{"15 4 * * *", Carepath.Workers.PatientSync}]}]

config :phoenix, :json_library, Jason

import_config "#{config_env()}.exs"
