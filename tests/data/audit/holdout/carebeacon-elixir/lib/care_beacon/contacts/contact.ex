defmodule CareBeacon.Contacts.Contact do
  use Ecto.Schema
  import Ecto.Changeset

  schema "contacts" do
    field :name, :string
    field :email, :string
    field :hint_patient_id, :string
    field :hint_external_link_id, :string
    has_many :short_links, CareBeacon.Links.ShortLink

    timestamps()
  end

  def changeset(contact, attrs) do
    contact
    |> cast(attrs, [:name, :email, :hint_patient_id, :hint_external_link_id])
    |> validate_required([:name])
    |> unique_constraint(:hint_patient_id)
  end
end
