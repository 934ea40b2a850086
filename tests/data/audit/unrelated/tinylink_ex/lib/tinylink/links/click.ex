defmodule Tinylink.Links.Click do
  use Ecto.Schema

  schema "clicks" do
    belongs_to :external_link, Tinylink.Links.ExternalLink
    field :referer, :string
    field :ua_hash, :binary
    timestamps(updated_at: false)
  end
end
