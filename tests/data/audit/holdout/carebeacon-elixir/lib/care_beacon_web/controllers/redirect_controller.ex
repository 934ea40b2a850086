defmodule CareBeaconWeb.RedirectController do
  use CareBeaconWeb, :controller

  def show(conn, %{"slug" => slug}) do
    case CareBeacon.Links.resolve(slug) do
      nil -> conn |> put_status(404) |> text("not found")
      url -> redirect(conn, external: url)
    end
  end
end
