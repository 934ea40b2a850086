defmodule HomeroomSync.CanvasTest do
  use ExUnit.Case

  alias HomeroomSync.Canvas

  setup do
    bypass = Bypass.open()
    Application.put_env(:homeroom_sync, :canvas_url, "http://localhost:#{bypass.port}")
    Application.put_env(:homeroom_sync, :canvas_token, "t")
    {:ok, bypass: bypass}
  end

  test "only enrollments of that import", %{bypass: bypass} do
    Bypass.expect(bypass, fn conn ->
      conn
      |> Plug.Conn.put_resp_content_type("application/json")
      |> Plug.Conn.resp(200, ~s([{"id": 1, "sis_import_id": 901}, {"id": 2, "sis_import_id": null}]))
    end)

    assert [%{"id" => 1}] = Canvas.enrollments_of(12, 901)
  end
end
