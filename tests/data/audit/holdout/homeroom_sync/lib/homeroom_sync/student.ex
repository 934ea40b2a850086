defmodule HomeroomSync.Student do
  use Ecto.Schema
  import Ecto.Changeset

  schema "students" do
    field :first_name, :string
    field :last_name, :string
    field :grade, :integer
    field :import_id, :string
    field :import_source, Ecto.Enum, values: [:powerschool, :infinite_campus, :skyward, :manual]
    belongs_to :school, HomeroomSync.School
    timestamps()
  end

  def changeset(student, attrs) do
    student
    |> cast(attrs, [:first_name, :last_name, :grade, :import_id, :import_source, :school_id])
    |> validate_required([:first_name, :last_name, :school_id])
    |> validate_inclusion(:grade, 0..12)
    |> unique_constraint([:school_id, :import_id])
  end
end
