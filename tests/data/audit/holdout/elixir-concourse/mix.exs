defmodule Concourse.MixProject do
  use Mix.Project

  def project do
    [app: :concourse, version: "0.8.2", elixir: "~> 1.11", deps: deps()]
  end

  def application, do: [mod: {Concourse.Application, []}, extra_applications: [:logger]]

  defp deps do
    [{:ecto_sql, "~> 3.6"}, {:postgrex, ">= 0.0.0"}, {:tesla, "~> 1.4"}, {:jason, "~> 1.2"}, {:oban, "~> 2.7"}, {:mox, "~> 1.0", only: :test}]
  end
end
