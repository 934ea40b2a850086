defmodule CareBeacon.Links do
  import Ecto.Query
  alias CareBeacon.Repo
  alias CareBeacon.Links.{ExternalLink, ShortLink}

  def shorten(url, contact) do
    link = Repo.get_by(ExternalLink, url: url) || Repo.insert!(%ExternalLink{url: url})

    %ShortLink{}
    |> ShortLink.changeset(%{slug: slug(), external_link_id: link.id, contact_id: contact.id})
    |> Repo.insert()
  end

  def resolve(slug) do
    query =
      from s in ShortLink,
        join: e in ExternalLink,
        on: e.id == s.external_link_id,
        where: s.slug == ^slug,
        select: e.url

    Repo.one(query)
  end

  def clicks_by_link(external_link_ids) do
    from(s in ShortLink,
      where: s.external_link_id in ^external_link_ids,
      group_by: s.external_link_id,
      select: {s.external_link_id, sum(s.clicks)}
    )
    |> Repo.all()
    |> Map.new()
  end

  defp slug, do: :crypto.strong_rand_bytes(5) |> Base.url_encode64(padding: false)
end
