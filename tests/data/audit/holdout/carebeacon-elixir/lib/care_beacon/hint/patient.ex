defmodule CareBeacon.Hint.Patient do
  @moduledoc false

  defstruct [:id, :first_name, :last_name, :email, :external_link_id, :import_id, :import_source]

  @type t :: %__MODULE__{
          id: String.t(),
          first_name: String.t(),
          last_name: String.t(),
          email: String.t() | nil,
          external_link_id: String.t() | nil,
          import_id: String.t() | nil,
          import_source: String.t() | nil
        }

  def from_json(%{"id" => id} = json) do
    %__MODULE__{
      id: id,
      first_name: json["first_name"],
      last_name: json["last_name"],
      email: json["email"],
      external_link_id: json["external_link_id"],
      import_id: Map.get(json, "import_id"),
      import_source: Map.get(json, "import_source")
    }
  end

  def contact_id(%__MODULE__{external_link_id: id}) when is_binary(id), do: id
  def contact_id(%__MODULE__{import_source: "carebeacon", import_id: id}), do: id
  def contact_id(_), do: nil
end
