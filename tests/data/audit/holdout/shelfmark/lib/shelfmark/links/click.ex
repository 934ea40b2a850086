defmodule Shelfmark.Links.Click do
  use Ecto.Schema

  schema "clicks" do
    belongs_to :external_link, Shelfmark.Links.ExternalLink
    belongs_to :user, Shelfmark.Accounts.User
    timestamps(updated_at: false)
  end
end
