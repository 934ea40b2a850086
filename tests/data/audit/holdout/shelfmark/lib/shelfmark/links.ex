defmodule Shelfmark.Links do
  @moduledoc "External links of wiki pages and their click counts."
  import Ecto.Query
  alias Shelfmark.Repo
  alias Shelfmark.Links.{Click, ExternalLink, PageLink}

  def get_link!(id), do: Repo.get!(ExternalLink, id)

  def attach(page, url) do
    link = Repo.get_by(ExternalLink, url: url) || Repo.insert!(ExternalLink.changeset(%ExternalLink{}, %{url: url}))

    %PageLink{}
    |> PageLink.changeset(%{page_id: page.id, external_link_id: link.id})
    |> Repo.insert(on_conflict: :nothing)
  end

  def click(external_link_id, user) do
    Repo.insert!(%Click{external_link_id: external_link_id, user_id: user && user.id})
  end

  def top(n \\ 20) do
    from(c in Click,
      join: l in ExternalLink,
      on: l.id == c.external_link_id,
      group_by: [c.external_link_id, l.url],
      order_by: [desc: count(c.id)],
      limit: ^n,
      select: %{external_link_id: c.external_link_id, url: l.url, clicks: count(c.id)}
    )
    |> Repo.all()
  end

  def orphans do
    from(l in ExternalLink,
      left_join: p in PageLink,
      on: p.external_link_id == l.id,
      where: is_nil(p.page_id)
    )
    |> Repo.all()
  end
end
