Rails.application.routes.draw do
  root "members#index"
  resources :members, only: %i[index show update]
  resources :roster_imports, only: %i[new create show] do
    resources :rows, controller: "roster_rows", only: :index
  end
end
