defmodule Concourse.SyncTest do
  use ExUnit.Case, async: true
  alias Concourse.MembershipPlatform.Member

  @json %{
    "id" => "pat-a1B2c3D4e5F6",
    "first_name" => "Ann",
    "membership_status" => "active",
    "external_link_id" => nil,
    "import_id" => "c-17",
    "import_source" => "emr"
  }

  test "chart id falls back to the import" do
    assert @json |> Member.from_json() |> Member.chart_id() == "c-17"
  end

  test "link wins" do
    m = Member.from_json(%{@json | "external_link_id" => "c-99"})
    assert Member.chart_id(m) == "c-99"
  end
end
