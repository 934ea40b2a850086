defmodule Tinylink.MixProject do
  use Mix.Project

  def project do
    [app: :tinylink, version: "0.4.0", elixir: "~> 1.14", deps: deps()]
  end

  def application, do: [mod: {Tinylink.Application, []}, extra_applications: [:logger]]

  defp deps do
    [{:phoenix, "~> 1.7"}, {:ecto_sql, "~> 3.10"}, {:postgrex, ">= 0.0.0"}, {:req, "~> 0.3"}]
  end
end
