defmodule CareBeacon.HintTest do
  use ExUnit.Case

  alias CareBeacon.Hint
  alias CareBeacon.Hint.Patient

  setup do
    bypass = Bypass.open()
    Application.put_env(:care_beacon, Hint, base_url: "http://localhost:#{bypass.port}", token: "sbx-1")
    {:ok, bypass: bypass}
  end

  test "link_patient/2", %{bypass: bypass} do
    Bypass.expect_once(bypass, "PATCH", "/patients/pat-Zx81Lm20Qw3E", fn conn ->
      {:ok, body, conn} = Plug.Conn.read_body(conn)
      assert Jason.decode!(body) == %{"external_link_id" => "15"}

      conn
      |> Plug.Conn.put_resp_content_type("application/json")
      |> Plug.Conn.resp(200, ~s({"id": "pat-Zx81Lm20Qw3E", "external_link_id": "15"}))
    end)

    assert {:ok, %Patient{external_link_id: "15"}} = Hint.link_patient("pat-Zx81Lm20Qw3E", "15")
  end

  test "contact_id/1" do
    assert Patient.contact_id(%Patient{external_link_id: "1"}) == "1"
    assert Patient.contact_id(%Patient{import_source: "carebeacon", import_id: "2"}) == "2"
    assert Patient.contact_id(%Patient{import_source: "other", import_id: "3"}) == nil
  end
end
