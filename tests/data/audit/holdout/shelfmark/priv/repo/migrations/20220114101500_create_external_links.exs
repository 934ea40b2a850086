defmodule Shelfmark.Repo.Migrations.CreateExternalLinks do
  use Ecto.Migration

  def change do
    create table(:external_links) do
      add :url, :text, null: false
      add :title, :string
      add :last_status, :integer
      timestamps()
    end

    create unique_index(:external_links, [:url])

    create table(:page_links, primary_key: false) do
      add :page_id, references(:pages, on_delete: :delete_all), primary_key: true
      add :external_link_id, references(:external_links, on_delete: :delete_all), primary_key: true
      add :position, :integer
    end

    create table(:clicks) do
      add :external_link_id, references(:external_links, on_delete: :delete_all)
      add :user_id, references(:users)
      timestamps(updated_at: false)
    end

    create index(:clicks, [:external_link_id])
  end
end
