defmodule Harbor.Workers.HintSync do
  use Oban.Worker, queue: :sync, max_attempts: 3

  alias Harbor.{Hint, Links, Repo}
  alias Harbor.People.Person

  @impl true
  def perform(%Oban.Job{args: args}) do
    offset = Map.get(args, "offset", 0)
    {:ok, rows} = Hint.list_patients(offset)
    Enum.each(rows, &sync/1)
    if length(rows) == 100, do: %{offset: offset + 100} |> new() |> Oban.insert()
    :ok
  end

  defp sync(%{"id" => id, "external_link_id" => nil} = row) do
    person = upsert(row)
    {:ok, link} = Links.create_external("/join/#{person.id}")
    Links.track(%{external_link_id: link.id, person_id: person.id, event: "created"})
    Hint.put_link(id, Integer.to_string(person.id))
  end

  defp sync(%{"external_link_id" => external_link_id} = row) do
    case Repo.get(Person, external_link_id) do
      nil -> upsert(row)
      person -> person |> Person.changeset(attrs(row)) |> Repo.update!()
    end
  end

  defp upsert(row) do
    %Person{}
    |> Person.changeset(attrs(row))
    |> Repo.insert!(on_conflict: {:replace, [:first_name, :last_name, :email]}, conflict_target: :hint_id, returning: true)
  end

  defp attrs(row) do
    %{
      first_name: row["first_name"],
      last_name: row["last_name"],
      email: row["email"],
      hint_id: row["id"],
      hint_import_id: row["import_id"]
    }
  end
end
