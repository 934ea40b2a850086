defmodule Shelfmark.Links.ExternalLink do
  use Ecto.Schema
  import Ecto.Changeset

  schema "external_links" do
    field :url, :string
    field :title, :string
    field :last_status, :integer
    has_many :page_links, Shelfmark.Links.PageLink, foreign_key: :external_link_id
    has_many :clicks, Shelfmark.Links.Click
    timestamps()
  end

  def changeset(link, attrs) do
    link
    |> cast(attrs, [:url, :title])
    |> validate_required([:url])
    |> validate_format(:url, ~r{^https?://})
    |> unique_constraint(:url)
  end
end
