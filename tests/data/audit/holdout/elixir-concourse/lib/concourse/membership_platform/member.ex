defmodule Concourse.MembershipPlatform.Member do
  use Ecto.Schema
  import Ecto.Changeset

  @primary_key false
  embedded_schema do
    field :id, :string
    field :first_name, :string
    field :last_name, :string
    field :dob, :date
    field :membership_status, :string
    field :external_link_id, :string
    field :import_id, :string
    field :import_source, :string
  end

  @fields ~w(id first_name last_name dob membership_status external_link_id import_id import_source)a

  def from_json(map), do: %__MODULE__{} |> cast(map, @fields) |> apply_changes()

  def chart_id(%__MODULE__{external_link_id: link}) when is_binary(link), do: link
  def chart_id(%__MODULE__{import_source: "emr", import_id: id}), do: id
  def chart_id(_), do: nil
end
