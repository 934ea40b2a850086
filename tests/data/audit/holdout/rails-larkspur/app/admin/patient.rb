ActiveAdmin.register Patient do
  actions :index, :show, :edit, :update
  permit_params :first_name, :last_name, :email, :external_link_id

  filter :email
  filter :import_source, as: :select, collection: proc { Patient.uniq.pluck(:import_source) }

  index do
    column :name
    column :email
    column :membership_status
    column :import_id
    column('Source') { |p| p.imported_from }
    actions
  end

  show do
    attributes_table do
      row :name
      row :dob
      row :external_link_id
      row :import_id
      row :import_source
    end
  end
end
