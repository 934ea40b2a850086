defmodule Carepath.MixProject do
  use Mix.Project

  def project do
    [
      app: :carepath,
      version: "0.9.0",
      elixir: "~> 1.12",
      start_permanent: Mix.env() == :prod,
      deps: deps()
    ]
  end

  def application, do: [mod: {Carepath.Application, []}, extra_applications: [:logger]]

  defp deps do
    [
      {:phoenix, "~> 1.6.2"},
      {:phoenix_html, "~> 3.0"},
      {:phoenix_live_view, "~> 0.17.5"},
      {:ecto_sql, "~> 3.6"},
      {:postgrex, ">= 0.0.0"},
      {:tesla, "~> 1.4"},
      {:hackney, "~> 1.18"},
      {:jason, "~> 1.2"},
      {:oban, "~> 2.10"},
      {:bypass, "~> 2.1", only: :test}
    ]
  end
end
