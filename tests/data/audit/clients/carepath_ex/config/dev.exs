import Config

config :carepath, Carepath.Repo, database: "carepath_dev", hostname: "localhost"
