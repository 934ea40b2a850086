defmodule CareBeacon.Repo.Migrations.AddHintToContacts do
  use Ecto.Migration

  def change do
    alter table(:contacts) do
      add :hint_patient_id, :string
      add :hint_external_link_id, :string
    end

    create unique_index(:contacts, [:hint_patient_id])
  end
end
