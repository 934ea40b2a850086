defmodule Tinylink.Links do
  import Ecto.Query
  alias Tinylink.Repo
  alias Tinylink.Links.{Click, ExternalLink}

  def get_by_slug(slug), do: Repo.get_by(ExternalLink, slug: slug)

  def create(owner, attrs) do
    %ExternalLink{owner_id: owner.id, slug: random_slug()}
    |> ExternalLink.changeset(attrs)
    |> Repo.insert()
  end

  def track(%ExternalLink{id: id}, meta) do
    Repo.insert(%Click{external_link_id: id, referer: meta[:referer], ua_hash: meta[:ua_hash]})
  end

  def counts(external_link_ids) do
    from(c in Click,
      where: c.external_link_id in ^external_link_ids,
      group_by: c.external_link_id,
      select: {c.external_link_id, count(c.id)}
    )
    |> Repo.all()
    |> Map.new()
  end

  defp random_slug, do: :crypto.strong_rand_bytes(5) |> Base.url_encode64(padding: false)
end
