defmodule Carepath.Billing.PatientTest do
  use ExUnit.Case, async: true

  alias Carepath.Billing.Patient

  @json %{
    "id" => "pat-Ws82kLm0qZxT",
    "first_name" => "Pia",
    "last_name" => "Lind",
    "dob" => "1999-12-31",
    "external_link_id" => nil,
    "import_id" => "41",
    "import_source" => "carepath"
  }

  test "from_json/1" do
    assert %Patient{id: "pat-Ws82kLm0qZxT", import_id: "41", dob: ~D[1999-12-31]} = Patient.from_json(@json)
  end

  test "chart_id/1 takes our import" do
    assert @json |> Patient.from_json() |> Patient.chart_id() == "41"
  end

  test "chart_id/1 falls back to the link" do
    json = %{@json | "import_source" => "other", "external_link_id" => "x"}
    assert json |> Patient.from_json() |> Patient.chart_id() == "x"
  end
end
