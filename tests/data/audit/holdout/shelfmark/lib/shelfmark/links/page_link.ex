defmodule Shelfmark.Links.PageLink do
  use Ecto.Schema
  import Ecto.Changeset

  @primary_key false
  schema "page_links" do
    belongs_to :page, Shelfmark.Wiki.Page, primary_key: true
    belongs_to :external_link, Shelfmark.Links.ExternalLink, primary_key: true
    field :position, :integer
  end

  def changeset(page_link, attrs) do
    page_link
    |> cast(attrs, [:page_id, :external_link_id, :position])
    |> validate_required([:page_id, :external_link_id])
    |> foreign_key_constraint(:external_link_id)
  end
end
