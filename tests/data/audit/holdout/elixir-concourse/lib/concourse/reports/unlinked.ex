defmodule Concourse.Reports.Unlinked do
  @moduledoc "CSV for the front desk: members without a chart."

  def rows(members) do
    for m <- members, missing_external_link_id?(m), do: [m.id, m.last_name, m.import_source]
  end

  defp missing_external_link_id?(m), do: is_nil(m.external_link_id) or m.external_link_id == ""
end
