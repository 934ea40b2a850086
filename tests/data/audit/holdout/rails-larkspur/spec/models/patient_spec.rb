require 'spec_helper'

describe Patient do
  describe '.upsert_remote' do
    it 'copies the mirrored attributes' do
      p = Patient.upsert_remote('id' => 'pat-n32hjf4mmu1s', 'first_name' => 'Al', 'import_id' => '55', 'import_source' => 'atlas')
      expect(p.import_id).to eq '55'
      expect(p.imported_from).to eq 'atlas'
    end
  end
end
