defmodule Harbor.Contacts.Import do
  use Ecto.Schema

  schema "contact_imports" do
    field :file, :string
    field :import_source, :string
    has_many :people, Harbor.People.Person, foreign_key: :import_id
    timestamps()
  end
end
