defmodule Tinylink.Links.ExternalLink do
  use Ecto.Schema
  import Ecto.Changeset

  schema "external_links" do
    field :slug, :string
    field :target, :string
    belongs_to :owner, Tinylink.Accounts.User
    has_many :clicks, Tinylink.Links.Click, foreign_key: :external_link_id
    timestamps()
  end

  def changeset(link, attrs) do
    link
    |> cast(attrs, [:slug, :target])
    |> validate_required([:target])
    |> unique_constraint(:slug)
  end
end
