defmodule Concourse.Emr do
  @moduledoc "Our own chart service."

  def find_or_create(member) do
    post("/charts", %{name: member.last_name, born: member.dob})
  end

  def update(chart_id, member), do: post("/charts/#{chart_id}", %{status: member.membership_status})

  defp post(path, body) do
    base = Application.fetch_env!(:concourse, __MODULE__)[:base_url]
    with {:ok, res} <- Tesla.post(base <> path, Jason.encode!(body)), do: Jason.decode(res.body)
  end
end
