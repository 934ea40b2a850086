# frozen_string_literal: true

module Import
  class GithubService
    # hint: the repo may have been renamed since the list was fetched
    HINT_RENAMED = 'The repository was renamed, refresh the list.'

    attr_reader :client, :user, :params

    def initialize(client, user, params)
      @client, @user, @params = client, user, params
    end

    def execute
      repo = client.repository(params[:repo_id].to_i) || raise(ArgumentError, HINT_RENAMED)
      Project.create!(
        name: params[:new_name],
        creator: user,
        import_type: 'github',
        import_source: repo[:full_name],
        import_url: repo[:clone_url]
      )
    end
  end
end
