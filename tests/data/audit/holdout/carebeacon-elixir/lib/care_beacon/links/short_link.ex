defmodule CareBeacon.Links.ShortLink do
  use Ecto.Schema
  import Ecto.Changeset

  schema "short_links" do
    field :slug, :string
    field :clicks, :integer, default: 0
    belongs_to :external_link, CareBeacon.Links.ExternalLink
    belongs_to :contact, CareBeacon.Contacts.Contact

    timestamps()
  end

  def changeset(link, attrs) do
    link
    |> cast(attrs, [:slug, :external_link_id, :contact_id])
    |> validate_required([:slug, :external_link_id])
    |> foreign_key_constraint(:external_link_id)
    |> unique_constraint(:slug)
  end
end
