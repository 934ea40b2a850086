import Config

config :concourse, Concourse.MembershipPlatform,
  base_url: System.fetch_env!("MEMBERSHIP_PLATFORM_URL"),
  token: System.fetch_env!("MEMBERSHIP_PLATFORM_TOKEN")

config :concourse, Concourse.Emr, base_url: System.fetch_env!("EMR_URL")
config :concourse, Concourse.Repo, url: System.fetch_env!("DATABASE_URL")
