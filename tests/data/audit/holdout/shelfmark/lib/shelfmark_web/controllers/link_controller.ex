defmodule ShelfmarkWeb.LinkController do
  use ShelfmarkWeb, :controller
  alias Shelfmark.Links

  def index(conn, _params), do: render(conn, "index.html", links: Links.top())

  def go(conn, %{"external_link_id" => id}) do
    link = Links.get_link!(id)
    Links.click(link.id, conn.assigns[:current_user])
    redirect(conn, external: link.url)
  end
end
