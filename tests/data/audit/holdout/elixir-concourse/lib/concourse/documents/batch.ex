defmodule Concourse.Documents.Batch do
  @moduledoc "A box of scanned paper charts."
  use Ecto.Schema

  schema "document_batches" do
    field :scanner, :string
    field :import_source, Ecto.Enum, values: [:scanner, :fax, :upload]
    has_many :pages, Concourse.Documents.Page, foreign_key: :import_id
    timestamps()
  end
end
