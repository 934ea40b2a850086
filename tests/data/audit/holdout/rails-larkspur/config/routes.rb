Larkspur::Application.routes.draw do
  devise_for :users
  ActiveAdmin.routes(self)
  resources :patients, only: [:index, :show, :update]
  resources :roster_imports, only: [:index, :create, :show]
  root to: 'patients#index'
end
