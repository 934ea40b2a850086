defmodule CareBeacon.LinksTest do
  use CareBeacon.DataCase
  alias CareBeacon.Links

  test "shorten and resolve" do
    contact = insert(:contact)
    {:ok, a} = Links.shorten("https://example.org/forms", contact)
    {:ok, b} = Links.shorten("https://example.org/forms", contact)
    assert a.external_link_id == b.external_link_id
    assert Links.resolve(a.slug) == "https://example.org/forms"
    assert Links.clicks_by_link([a.external_link_id]) == %{a.external_link_id => 0}
  end
end
