defmodule Harbor.Repo.Migrations.LinksAndImports do
  use Ecto.Migration

  def change do
    create table(:contact_imports) do
      add :file, :string
      add :import_source, :string
      timestamps()
    end

    create table(:link_events) do
      add :external_link_id, references(:external_links), null: false
      add :person_id, references(:people)
      add :event, :string
      timestamps()
    end

    alter table(:people) do
      add :import_id, references(:contact_imports)
      add :hint_id, :string
      add :hint_import_id, :string
    end

    create unique_index(:people, [:hint_id])
  end
end
