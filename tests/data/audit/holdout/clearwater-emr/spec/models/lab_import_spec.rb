require 'rails_helper'

RSpec.describe LabImport do
  it 'tags its rows' do
    import = create(:lab_import)
    import.run!
    expect(LabResult.pluck(:import_id).uniq).to eq [import.id]
  end
end
