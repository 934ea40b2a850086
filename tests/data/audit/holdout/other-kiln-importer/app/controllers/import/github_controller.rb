# frozen_string_literal: true

class Import::GithubController < ApplicationController
  before_action :provider_auth

  def status
    @repos = client.repos
    @already_added = current_user.created_projects.where(import_source: @repos.map(&:full_name))
    render json: { imported_projects: serialize(@already_added), provider_repos: @repos.map(&:to_h) }
  end

  def create
    result = Import::GithubService.new(client, current_user, import_params).execute
    render json: { id: result.id, import_source: result.import_source }, status: :created
  end

  private

  def import_params
    params.permit(:repo_id, :new_name, :target_namespace, :import_source)
  end
end
