ActiveAdmin.register RosterImport do
  actions :index, :show

  show do
    table_for RosterLine.where(import_id: resource.id) do
      column :patient
      column :error
    end
  end
end
