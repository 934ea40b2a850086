defmodule CareBeacon.Hint do
  @moduledoc """
  Talks to Hint. Each of our contacts is written to the patient as
  `external_link_id`.
  """

  alias CareBeacon.Hint.Patient

  def get_patient(id) do
    with {:ok, %{status: 200, body: body}} <- Tesla.get(client(), "/patients/#{id}") do
      {:ok, Patient.from_json(body)}
    end
  end

  def stream_patients(opts \\ []) do
    limit = Keyword.get(opts, :limit, 100)

    Stream.resource(
      fn -> 0 end,
      fn
        :halt ->
          {:halt, nil}

        offset ->
          {:ok, %{body: rows}} = Tesla.get(client(), "/patients", query: [limit: limit, offset: offset])
          next = if length(rows) < limit, do: :halt, else: offset + limit
          {Enum.map(rows, &Patient.from_json/1), next}
      end,
      fn _ -> :ok end
    )
  end

  def link_patient(id, contact_id) do
    case Tesla.patch(client(), "/patients/#{id}", %{external_link_id: contact_id}) do
      {:ok, %{status: 200, body: %{"external_link_id" => ^contact_id} = body}} -> {:ok, Patient.from_json(body)}
      {:ok, %{status: 200}} -> {:error, :not_saved}
      {:ok, %{status: status, body: body}} -> {:error, {status, body["message"]}}
      error -> error
    end
  end

  defp client do
    config = Application.fetch_env!(:care_beacon, __MODULE__)

    Tesla.client([
      {Tesla.Middleware.BaseUrl, config[:base_url]},
      {Tesla.Middleware.BearerAuth, token: config[:token]},
      Tesla.Middleware.JSON,
      {Tesla.Middleware.Retry, delay: 500, max_retries: 5, should_retry: &retry?/1}
    ])
  end

  defp retry?({:ok, %{status: 429}}), do: true
  defp retry?({:error, _}), do: true
  defp retry?(_), do: false
end
