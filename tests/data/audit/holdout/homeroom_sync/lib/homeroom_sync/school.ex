defmodule HomeroomSync.School do
  use Ecto.Schema

  schema "schools" do
    field :name, :string
    field :nces_code, :string
    has_many :students, HomeroomSync.Student
    timestamps()
  end
end
