defmodule Carepath.Repo.Migrations.CreateCharts do
  use Ecto.Migration

  def change do
    create table(:charts) do
      add :first_name, :string, null: false
      add :last_name, :string, null: false
      add :billing_id, :string
      add :external_link_id, :string
      add :membership_status, :string

      timestamps()
    end

    create unique_index(:charts, [:billing_id])
    create index(:charts, [:external_link_id])
  end
end
