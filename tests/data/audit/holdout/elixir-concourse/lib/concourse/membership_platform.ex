defmodule Concourse.MembershipPlatform do
  @moduledoc "Client of the membership platform. One practice per token."
  @behaviour Concourse.MembershipPlatform.Behaviour

  def list_members(offset \\ 0), do: client() |> Tesla.get("/patients", query: [limit: 100, offset: offset]) |> unwrap()
  def get_member(id), do: client() |> Tesla.get("/patients/" <> id) |> unwrap()
  def update_member(id, attrs), do: client() |> Tesla.patch("/patients/" <> id, attrs) |> unwrap()

  def link_member(id, chart_id) do
    update_member(id, %{external_link_id: chart_id})
  end

  defp client do
    cfg = Application.fetch_env!(:concourse, __MODULE__)

    Tesla.client([
      {Tesla.Middleware.BaseUrl, cfg[:base_url]},
      {Tesla.Middleware.BearerAuth, token: cfg[:token]},
      Tesla.Middleware.JSON,
      {Tesla.Middleware.Retry, should_retry: &match?({:ok, %{status: 429}}, &1)}
    ])
  end

  defp unwrap({:ok, %{status: s, body: body}}) when s in 200..299, do: {:ok, body}
  defp unwrap({:ok, %{status: s, body: body}}), do: {:error, {s, body["message"]}}
  defp unwrap(err), do: err
end
