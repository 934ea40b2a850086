defmodule Carepath.Billing.Client do
  @moduledoc "The calls we make on the membership billing."

  alias Carepath.Billing.Patient

  @page 100

  def patients do
    Stream.resource(
      fn -> 0 end,
      fn
        :done ->
          {:halt, :done}

        offset ->
          {:ok, %{body: page}} = Tesla.get(client(), "/patients", query: [limit: @page, offset: offset])
          next = if length(page) < @page, do: :done, else: offset + @page
          {Enum.map(page, &Patient.from_json/1), next}
      end,
      fn _ -> :ok end
    )
  end

  def link_patient(id, chart_id) do
    client()
    |> Tesla.patch("/patients/#{id}", %{import_id: chart_id, import_source: "carepath"})
    |> case do
      {:ok, %{status: 200, body: body}} -> {:ok, Patient.from_json(body)}
      {:ok, %{status: status, body: body}} -> {:error, {status, body["message"]}}
      error -> error
    end
  end

  defp client do
    config = Application.fetch_env!(:carepath, __MODULE__)

    Tesla.client(
      [
        {Tesla.Middleware.BaseUrl, config[:base_url]},
        {Tesla.Middleware.Headers, [{"authorization", "Bearer " <> (config[:token] || "")}]},
        Tesla.Middleware.JSON,
        {Tesla.Middleware.Retry, delay: 500, max_retries: 5, should_retry: &retry?/1}
      ],
      Tesla.Adapter.Hackney
    )
  end

  defp retry?({:ok, %{status: 429}}), do: true
  defp retry?({:error, _}), do: true
  defp retry?(_), do: false
end
