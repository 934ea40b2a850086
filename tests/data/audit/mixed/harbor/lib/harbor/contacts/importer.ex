defmodule Harbor.Contacts.Importer do
  alias Harbor.Contacts.Import
  alias Harbor.People.Person
  alias Harbor.Repo

  NimbleCSV.define(CSV, separator: ",", escape: "\"")

  def run(path, import_source \\ "google") do
    import = Repo.insert!(%Import{file: Path.basename(path), import_source: import_source})

    path
    |> File.stream!()
    |> CSV.parse_stream()
    |> Enum.each(fn [first, last, email | _] ->
      %Person{}
      |> Person.changeset(%{first_name: first, last_name: last, email: email, import_id: import.id})
      |> Repo.insert(on_conflict: :nothing)
    end)

    {:ok, import}
  end
end
