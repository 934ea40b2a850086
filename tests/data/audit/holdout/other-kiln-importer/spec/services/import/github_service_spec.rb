# frozen_string_literal: true

RSpec.describe Import::GithubService do
  let(:client) { double(repository: { full_name: 'octo/x', clone_url: 'https://github.com/octo/x.git' }) }

  it 'stores where it came from' do
    project = described_class.new(client, create(:user), { repo_id: '1', new_name: 'x' }).execute
    expect(project).to have_attributes(import_source: 'octo/x', import_url: %r{octo/x})
  end
end
