defmodule HomeroomSync.Repo.Migrations.AddImportToStudents do
  use Ecto.Migration

  def change do
    alter table(:students) do
      add :import_id, :string, size: 80
      add :import_source, :string, size: 20
    end

    create unique_index(:students, [:school_id, :import_id])
  end
end
