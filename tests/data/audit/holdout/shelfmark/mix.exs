defmodule Shelfmark.MixProject do
  use Mix.Project

  def project do
    [app: :shelfmark, version: "0.4.0", elixir: "~> 1.12", deps: deps(), aliases: ["ecto.setup": ["ecto.create", "ecto.migrate"]]]
  end

  def application, do: [mod: {Shelfmark.Application, []}, extra_applications: [:logger]]

  defp deps do
    [{:phoenix, "~> 1.6.6"}, {:ecto_sql, "~> 3.6"}, {:postgrex, ">= 0.0.0"}, {:floki, ">= 0.30.0", only: :test}]
  end
end
