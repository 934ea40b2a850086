defmodule CareBeacon.Workers.LinkContacts do
  use Oban.Worker, queue: :hint, max_attempts: 3

  require Logger
  alias CareBeacon.{Contacts, Hint}
  alias CareBeacon.Hint.Patient

  @impl true
  def perform(_job) do
    Hint.stream_patients()
    |> Stream.reject(&Patient.contact_id/1)
    |> Enum.each(&link/1)
  end

  defp link(%Patient{id: id, email: email}) do
    with %{} = contact <- Contacts.get_by_email(email),
         {:ok, patient} <- Hint.link_patient(id, to_string(contact.id)) do
      Contacts.update_contact(contact, %{
        hint_patient_id: id,
        hint_external_link_id: patient.external_link_id
      })
    else
      nil -> :skip
      {:error, reason} -> Logger.warning("link #{id}: #{inspect(reason)}")
    end
  end
end
