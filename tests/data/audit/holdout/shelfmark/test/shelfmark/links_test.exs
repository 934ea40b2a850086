defmodule Shelfmark.LinksTest do
  use Shelfmark.DataCase
  alias Shelfmark.Links

  test "attach reuses the link" do
    {:ok, a} = Links.attach(page_fixture(), "https://opac.example.org")
    {:ok, b} = Links.attach(page_fixture(), "https://opac.example.org")
    assert a.external_link_id == b.external_link_id
  end

  test "top counts clicks" do
    {:ok, %{external_link_id: id}} = Links.attach(page_fixture(), "https://opac.example.org")
    for _ <- 1..3, do: Links.click(id, nil)
    assert [%{external_link_id: ^id, clicks: 3}] = Links.top()
  end
end
