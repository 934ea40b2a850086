require 'rails_helper'

RSpec.describe SpreadsheetImportWorker do
  let(:import) { create(:spreadsheet_import) }

  it 'creates charts' do
    create(:upload_row, import_id: import.id, line_no: 1, data: { 'First' => 'Al', 'Last' => 'Po' })
    expect { described_class.new.perform(import.id) }.to change(Chart, :count).by(1)
    expect(import.reload).to be_done
  end
end
