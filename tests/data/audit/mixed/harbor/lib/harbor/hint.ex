defmodule Harbor.Hint do
  @moduledoc "Patients of the practice's membership system."

  def client do
    cfg = Application.fetch_env!(:harbor, __MODULE__)

    Tesla.client([
      {Tesla.Middleware.BaseUrl, cfg[:base_url]},
      {Tesla.Middleware.BearerAuth, token: cfg[:token]},
      Tesla.Middleware.JSON,
      {Tesla.Middleware.Retry, max_retries: 5, should_retry: &match?({:ok, %{status: 429}}, &1)}
    ])
  end

  def list_patients(offset \\ 0) do
    with {:ok, %{status: 200, body: rows}} <- Tesla.get(client(), "/patients", query: [limit: 100, offset: offset]) do
      {:ok, rows}
    end
  end

  def put_link(id, link) do
    Tesla.patch(client(), "/patients/#{id}", %{external_link_id: link})
  end
end
