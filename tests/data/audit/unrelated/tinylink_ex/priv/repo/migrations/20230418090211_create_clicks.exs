defmodule Tinylink.Repo.Migrations.CreateClicks do
  use Ecto.Migration

  def change do
    create table(:external_links) do
      add :slug, :string, null: false
      add :target, :text, null: false
      add :owner_id, references(:users)
      timestamps()
    end

    create unique_index(:external_links, [:slug])

    create table(:clicks) do
      add :external_link_id, references(:external_links, on_delete: :delete_all), null: false
      add :referer, :text
      add :ua_hash, :binary
      timestamps(updated_at: false)
    end

    create index(:clicks, [:external_link_id])
  end
end
