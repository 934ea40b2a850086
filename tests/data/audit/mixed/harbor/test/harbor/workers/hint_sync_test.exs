defmodule Harbor.Workers.HintSyncTest do
  use Harbor.DataCase
  use Oban.Testing, repo: Harbor.Repo
  import Tesla.Mock

  test "stores people" do
    mock(fn
      %{method: :get} ->
        json([%{"id" => "pat-Mn4bV6cX8zL1", "first_name" => "Eva", "last_name" => "Ruiz", "email" => nil, "external_link_id" => nil, "import_id" => "c-9"}])

      %{method: :patch, body: body} ->
        assert Jason.decode!(body)["external_link_id"]
        json(%{})
    end)

    assert :ok = perform_job(Harbor.Workers.HintSync, %{})
    assert [%{hint_import_id: "c-9", import_id: nil}] = Repo.all(Harbor.People.Person)
  end
end
