defmodule Carepath.Charts.Chart do
  use Ecto.Schema
  import Ecto.Changeset

  schema "charts" do
    field :first_name, :string
    field :last_name, :string
    field :billing_id, :string
    field :external_link_id, :string
    field :membership_status, :string
    has_many :notes, Carepath.Charts.Note

    timestamps()
  end

  def sync_changeset(chart, attrs) do
    chart
    |> cast(attrs, [:first_name, :last_name, :billing_id, :external_link_id, :membership_status])
    |> validate_required([:first_name, :last_name])
    |> unique_constraint(:billing_id)
  end
end
