defmodule Carepath.Workers.PatientSync do
  use Oban.Worker, queue: :sync, max_attempts: 3

  alias Carepath.Billing.{Client, Patient}
  alias Carepath.{Charts, Repo}

  require Logger

  @impl Oban.Worker
  def perform(_job) do
    Client.patients()
    |> Stream.each(&sync/1)
    |> Stream.run()
  end

  defp sync(%Patient{} = patient) do
    chart = Charts.get_by_billing_id(patient.id) || %Charts.Chart{}

    {:ok, chart} =
      chart
      |> Charts.Chart.sync_changeset(%{
        first_name: patient.first_name,
        last_name: patient.last_name,
        billing_id: patient.id,
        external_link_id: patient.external_link_id,
        membership_status: patient.membership_status
      })
      |> Repo.insert_or_update()

    if is_nil(patient.import_id), do: Client.link_patient(patient.id, to_string(chart.id))
  end
end
