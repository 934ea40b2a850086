defmodule Harbor.Links do
  import Ecto.Query
  alias Harbor.Repo
  alias Harbor.Links.{Event, External}

  def create_external(target) do
    slug = :crypto.strong_rand_bytes(4) |> Base.encode32(padding: false) |> String.downcase()
    Repo.insert(%External{slug: slug, target: target})
  end

  def track(attrs), do: Repo.insert(struct(Event, attrs))

  def clicks(external_link_id) do
    from(e in Event, where: e.external_link_id == ^external_link_id and e.event == "click")
    |> Repo.aggregate(:count)
  end
end
