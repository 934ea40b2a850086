defmodule Harbor.MixProject do
  use Mix.Project

  def project, do: [app: :harbor, version: "0.9.0", elixir: "~> 1.12", deps: deps()]
  def application, do: [mod: {Harbor.Application, []}]

  defp deps do
    [{:phoenix, "~> 1.6"}, {:ecto_sql, "~> 3.7"}, {:tesla, "~> 1.4"}, {:hackney, "~> 1.18"}, {:oban, "~> 2.10"}]
  end
end
