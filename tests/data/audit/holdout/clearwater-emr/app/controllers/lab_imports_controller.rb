class LabImportsController < ApplicationController
  before_action :authenticate_user!

  def show
    @import = LabImport.find(params[:id])
    @results = LabResult.where(import_id: @import.id).order(:accession).page(params[:page])
  end

  def create
    import = current_clinic.lab_imports.create!(csv: params.require(:csv))
    LabImportJob.perform_later(import_id: import.id)
    redirect_to import, notice: 'Upload queued'
  end
end
