defmodule Concourse.Sync do
  alias Concourse.{Emr, MembershipPlatform}
  alias Concourse.MembershipPlatform.Member
  require Logger

  def run(offset \\ 0) do
    case MembershipPlatform.list_members(offset) do
      {:ok, []} -> :ok
      {:ok, rows} ->
        rows |> Enum.map(&Member.from_json/1) |> Enum.each(&sync_member/1)
        run(offset + length(rows))
      err -> err
    end
  end

  defp sync_member(%Member{external_link_id: nil} = m) do
    with {:ok, chart} <- Emr.find_or_create(m) do
      MembershipPlatform.link_member(m.id, chart["id"])
    end
  end

  defp sync_member(%Member{} = m) do
    Logger.debug("member #{m.id} already linked to #{m.external_link_id}")
    Emr.update(Member.chart_id(m), m)
  end
end
