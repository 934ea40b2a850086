defmodule CareBeacon.Links.ExternalLink do
  use Ecto.Schema

  schema "external_links" do
    field :url, :string
    field :title, :string
    has_many :short_links, CareBeacon.Links.ShortLink

    timestamps()
  end
end
