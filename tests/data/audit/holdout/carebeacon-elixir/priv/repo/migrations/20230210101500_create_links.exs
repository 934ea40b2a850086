defmodule CareBeacon.Repo.Migrations.CreateLinks do
  use Ecto.Migration

  def change do
    create table(:external_links) do
      add :url, :text, null: false
      add :title, :string
      timestamps()
    end

    create table(:short_links) do
      add :slug, :string, null: false
      add :clicks, :integer, default: 0
      add :external_link_id, references(:external_links, on_delete: :delete_all), null: false
      add :contact_id, references(:contacts)
      timestamps()
    end

    create unique_index(:short_links, [:slug])
    create index(:short_links, [:external_link_id])
  end
end
