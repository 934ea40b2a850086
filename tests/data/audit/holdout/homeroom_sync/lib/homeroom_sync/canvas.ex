defmodule HomeroomSync.Canvas do
  @moduledoc """
  SIS imports of the Canvas LMS API.

  https://canvas.instructure.com/doc/api/sis_imports.html
  """

  require Logger

  @poll_ms 5_000

  def upload(account_id, zip_path, opts \\ []) do
    req()
    |> Req.post!(
      url: "/api/v1/accounts/#{account_id}/sis_imports.json",
      params: [import_type: "instructure_csv", extension: "zip", batch_mode: opts[:batch] || false],
      body: File.read!(zip_path)
    )
    |> case do
      %{status: 200, body: %{"id" => import_id}} -> {:ok, import_id}
      %{status: status, body: body} -> {:error, {status, body}}
    end
  end

  def wait(account_id, import_id) do
    case status(account_id, import_id) do
      %{"workflow_state" => state} = import when state in ~w(imported imported_with_messages) ->
        {:ok, import}

      %{"workflow_state" => "failed" <> _} = import ->
        {:error, import["errors_attachment"]}

      %{"progress" => progress} ->
        Logger.debug("sis import #{import_id}: #{progress}%")
        Process.sleep(@poll_ms)
        wait(account_id, import_id)
    end
  end

  def status(account_id, import_id) do
    Req.get!(req(), url: "/api/v1/accounts/#{account_id}/sis_imports/#{import_id}").body
  end

  def enrollments_of(course_id, sis_import_id) do
    Req.get!(req(),
      url: "/api/v1/courses/#{course_id}/enrollments",
      params: [per_page: 100]
    ).body
    |> Enum.filter(&(&1["sis_import_id"] == sis_import_id))
  end

  defp req do
    Req.new(
      base_url: Application.fetch_env!(:homeroom_sync, :canvas_url),
      auth: {:bearer, Application.fetch_env!(:homeroom_sync, :canvas_token)}
    )
  end
end
