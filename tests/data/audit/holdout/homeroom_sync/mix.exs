defmodule HomeroomSync.MixProject do
  use Mix.Project

  def project do
    [
      app: :homeroom_sync,
      version: "0.9.0",
      elixir: "~> 1.14",
      start_permanent: Mix.env() == :prod,
      deps: deps()
    ]
  end

  def application, do: [extra_applications: [:logger], mod: {HomeroomSync.Application, []}]

  defp deps do
    [
      {:ecto_sql, "~> 3.10"},
      {:postgrex, ">= 0.0.0"},
      {:nimble_csv, "~> 1.2"},
      {:req, "~> 0.4"},
      {:bypass, "~> 2.1", only: :test}
    ]
  end
end
