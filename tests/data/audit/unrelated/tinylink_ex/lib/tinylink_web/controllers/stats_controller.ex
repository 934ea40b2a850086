defmodule TinylinkWeb.StatsController do
  use TinylinkWeb, :controller
  alias Tinylink.Links

  def show(conn, %{"external_link_id" => id}) do
    {id, _} = Integer.parse(id)
    json(conn, %{external_link_id: id, clicks: Map.get(Links.counts([id]), id, 0)})
  end
end
