class UploadRowsController < ApplicationController
  before_action :set_import

  def index
    authorize @import, :show?
    @rows = @import.rows.order(:line_no).page(params[:page])
  end

  def retry
    @import.rows.where.not(error: nil).update_all(error: nil, processed_at: nil)
    SpreadsheetImportWorker.perform_async(@import.id)
    redirect_to import_rows_path(import_id: @import.id), notice: 'Queued again'
  end

  private

  def set_import
    @import = policy_scope(SpreadsheetImport).find(params[:import_id])
  end
end
