defmodule Harbor.People.Person do
  use Ecto.Schema
  import Ecto.Changeset

  schema "people" do
    field :first_name, :string
    field :last_name, :string
    field :email, :string
    field :hint_id, :string
    field :hint_import_id, :string
    belongs_to :contact_import, Harbor.Contacts.Import, foreign_key: :import_id
    timestamps()
  end

  def changeset(person, attrs) do
    person
    |> cast(attrs, [:first_name, :last_name, :email, :hint_id, :hint_import_id, :import_id])
    |> validate_required([:last_name])
    |> unique_constraint(:hint_id)
  end
end
