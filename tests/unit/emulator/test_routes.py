from __future__ import annotations

import pytest

from hintctl.emulator.messages import ApiError
from hintctl.emulator.routes import Page, find_route, parse_page


@pytest.mark.parametrize(
    ("path", "resource", "identifier"),
    [
        ("practice", None, None),
        ("practice/", None, None),
        ("patients", "patients", None),
        ("patients/", "patients", None),
        ("patients?limit=5", "patients", None),
        ("customer_invoices/inv-1", "customer_invoices", "inv-1"),
        ("practitioners/pct-1/?x=/y", "practitioners", "pct-1"),
        ("patients/a%2Fb", "patients", "a/b"),
        ("patients/%2e%2e", "patients", ".."),
        ("patients/a%20b+c%3F", "patients", "a b+c?"),
        ("patients/Zo%C3%AB", "patients", "Zoë"),
        ("patients/100%", "patients", "100%"),
        ("patients/%00", "patients", "\0"),
        ("patients/a%252Fb", "patients", "a%2Fb"),
    ],
)
def test_targets(path: str, resource: str | None, identifier: str | None) -> None:
    for prefix in ("", "http://127.0.0.1:8000", "HTTPS://api.hint.com"):
        route = find_route(f"{prefix.lower()}/api/provider/{path}")
        assert (route.resource and route.resource.path) == resource
        assert route.identifier == identifier


@pytest.mark.parametrize(
    "target",
    [
        *("/", "", "*", "/api", "/api/provider", "/api/provider/", "/api/provider/nothing", "/api/providers/patients"),
        *("/v2/provider/patients", "/api/provider//patients", "/api/provider/patients//", "api/provider/patients"),
        *("/api/provider/practice/x", "/api/provider/patients/a/b", "/api/provider/patients%2Fa"),
        *("/api/provider/patients/%ff", "/api/provider/patients/%ed%a0%80", "/api/provider/patients/\u20ac"),
    ],
)
def test_everything_else_is_not_found(target: str) -> None:
    with pytest.raises(ApiError) as caught:
        find_route(target)
    assert caught.value.response.status == 404


def test_pages() -> None:
    assert parse_page("") == Page(limit=10, offset=0, newest_first=False, archived=False)
    assert parse_page("limit=100&offset=7&sort=-created_at&filter=archived&limit=3&other=1") == Page(
        limit=3, offset=7, newest_first=True, archived=True
    )


@pytest.mark.parametrize(
    "query",
    [
        *("limit=0", "limit=101", "limit=-1", "limit=", "limit=ten", "limit=1.0", "limit=+1", "limit=%D9%A1"),
        *("offset=-1", "offset=", "offset=x", "offset=" + "9" * 19),
        *("sort=", "sort=name", "sort=created_at,id", "filter=", "filter=active"),
    ],
)
def test_pages_that_make_no_sense(query: str) -> None:
    with pytest.raises(ApiError) as caught:
        parse_page(query)
    assert caught.value.response.status == 400
