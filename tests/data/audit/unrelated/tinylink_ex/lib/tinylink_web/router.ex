defmodule TinylinkWeb.Router do
  use TinylinkWeb, :router

  pipeline :api do
    plug :accepts, ["json"]
  end

  scope "/api", TinylinkWeb do
    pipe_through :api
    get "/stats/:external_link_id", StatsController, :show
    resources "/links", LinkController, only: [:create, :delete]
  end

  get "/:slug", TinylinkWeb.RedirectController, :show
end
