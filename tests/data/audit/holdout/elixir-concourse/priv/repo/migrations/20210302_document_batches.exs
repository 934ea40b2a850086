defmodule Concourse.Repo.Migrations.DocumentBatches do
  use Ecto.Migration

  def change do
    create table(:document_batches) do
      add :scanner, :string
      add :import_source, :string
      timestamps()
    end

    create table(:document_pages) do
      add :import_id, references(:document_batches)
      add :number, :integer
    end
  end
end
