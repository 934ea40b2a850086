defmodule Concourse.Documents do
  import Ecto.Query
  alias Concourse.Documents.{Batch, Page}
  alias Concourse.Repo

  def pages(batch_id), do: Repo.all(from p in Page, where: p.import_id == ^batch_id, order_by: p.number)
  def faxes, do: Repo.all(from b in Batch, where: b.import_source == :fax)
end
