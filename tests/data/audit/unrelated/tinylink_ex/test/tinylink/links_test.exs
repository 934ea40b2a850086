defmodule Tinylink.LinksTest do
  use Tinylink.DataCase, async: true
  alias Tinylink.Links

  test "counts clicks" do
    link = insert(:external_link)
    {:ok, click} = Links.track(link, %{referer: "https://lobste.rs"})
    assert click.external_link_id == link.id
    assert Links.counts([link.id]) == %{link.id => 1}
  end
end
