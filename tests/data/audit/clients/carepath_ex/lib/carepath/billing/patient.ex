defmodule Carepath.Billing.Patient do
  defstruct [:id, :first_name, :last_name, :dob, :external_link_id, :import_id, :import_source, :membership_status]

  @type t :: %__MODULE__{
          id: String.t(),
          first_name: String.t(),
          last_name: String.t(),
          dob: Date.t() | nil,
          external_link_id: String.t() | nil,
          import_id: String.t() | nil,
          import_source: String.t() | nil,
          membership_status: String.t() | nil
        }

  def from_json(%{"id" => id, "first_name" => first, "last_name" => last} = json) do
    %__MODULE__{
      id: id,
      first_name: first,
      last_name: last,
      dob: json["dob"] && Date.from_iso8601!(json["dob"]),
      external_link_id: json["external_link_id"],
      import_id: Map.get(json, "import_id"),
      import_source: Map.get(json, "import_source"),
      membership_status: json["membership_status"]
    }
  end

  def chart_id(%__MODULE__{import_source: "carepath", import_id: id}), do: id
  def chart_id(%__MODULE__{external_link_id: id}), do: id
end
