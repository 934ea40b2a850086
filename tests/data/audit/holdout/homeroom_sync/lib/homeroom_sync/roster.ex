defmodule HomeroomSync.Roster do
  alias HomeroomSync.{Repo, Student}
  alias NimbleCSV.RFC4180, as: CSV

  @doc "Reads a OneRoster users.csv and upserts its students."
  def load(school, path, import_source) do
    path
    |> File.stream!()
    |> CSV.parse_stream()
    |> Stream.map(&row/1)
    |> Stream.filter(&(&1.role == "student"))
    |> Enum.map(fn row ->
      attrs = %{
        first_name: row.given_name,
        last_name: row.family_name,
        grade: row.grade,
        school_id: school.id,
        import_id: row.sourced_id,
        import_source: import_source
      }

      %Student{}
      |> Student.changeset(attrs)
      |> Repo.insert!(
        on_conflict: {:replace, [:first_name, :last_name, :grade, :updated_at]},
        conflict_target: [:school_id, :import_id]
      )
    end)
  end

  def by_import_id(school, import_id) do
    Repo.get_by(Student, school_id: school.id, import_id: import_id)
  end

  defp row([sourced_id, _status, _modified, role, given_name, family_name, grade | _]) do
    %{
      sourced_id: sourced_id,
      role: role,
      given_name: given_name,
      family_name: family_name,
      grade: grade |> String.trim_leading("0") |> parse_grade()
    }
  end

  defp parse_grade(""), do: 0
  defp parse_grade("KG"), do: 0
  defp parse_grade(g), do: String.to_integer(g)
end
