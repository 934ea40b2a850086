from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING

import pytest

from hintctl.emulator.behaviour import Behaviour
from hintctl.emulator.messages import ApiError, Request, Response
from hintctl.emulator.partners import PARTNER_A, PARTNER_B, RequestWindow, identify
from hintctl.emulator.semantics import Emulator

if TYPE_CHECKING:
    from hintctl.emulator.store import Store


def basic(credentials: str) -> str:
    return "Basic " + base64.b64encode(credentials.encode()).decode()


@pytest.mark.parametrize(
    ("authorization", "partner"),
    [
        ("Bearer emu-partner-a", PARTNER_A),
        ("bearer emu-partner-b", PARTNER_B),
        ("BEARER   emu-partner-b ", PARTNER_B),
        (basic("emu-partner-a:"), PARTNER_A),
        (basic("emu-partner-b:").replace("Basic", "bAsIc"), PARTNER_B),
    ],
)
def test_both_schemes_name_the_partner(authorization: str, partner: str) -> None:
    assert identify(authorization) == partner


@pytest.mark.parametrize(
    "authorization",
    [
        None,
        "",
        "Bearer",
        "Bearer emu-partner-c",
        "Bearer EMU-PARTNER-A",
        "emu-partner-a",
        "Token emu-partner-a",
        "Basic emu-partner-a",
        "Basic !!!",
        "Basic é",
        "Basic " + base64.b64encode(b"\xff\xfe:").decode(),
        basic("emu-partner-a"),
        basic("emu-partner-a:secret"),
        basic("someone:"),
    ],
)
def test_anything_else_is_unauthorized(authorization: str | None) -> None:
    with pytest.raises(ApiError) as caught:
        identify(authorization)
    assert caught.value.response.status == 401
    assert "WWW-Authenticate" in dict(caught.value.response.headers)


@pytest.mark.parametrize("authorization", ["Bearer emu-partner-wide", basic("emu-partner-wide:")])
def test_a_partner_wide_key_needs_a_practice(authorization: str) -> None:
    with pytest.raises(ApiError) as caught:
        identify(authorization)
    assert json.loads(caught.value.response.body) == {"status": 428, "message": "This action requires a Practice"}


def test_the_window_slides() -> None:
    window = RequestWindow(2)
    asked_at = [0.0, 0.5, 0.9, 0.99, 1.0, 1.4, 1.5]
    assert [window.admits("a", now) for now in asked_at] == [True, True, False, False, True, False, True]


def test_partners_have_a_window_each() -> None:
    window = RequestWindow(1)
    assert window.admits("a", 0.0)
    assert window.admits("b", 0.0)
    assert not window.admits("a", 0.0)


@pytest.mark.parametrize(("retry_after", "header"), [(True, "1"), (False, None)])
def test_too_many_requests(store: Store, retry_after: bool, header: str | None) -> None:
    now = [100.0]
    emulator = Emulator(store, Behaviour(rate_limit=1, retry_after=retry_after), monotonic=lambda: now[0])

    def practice(key: str) -> Response:
        headers = {"authorization": f"Bearer {key}"}
        return emulator.handle(Request(method="GET", target="/api/provider/practice", headers=headers, body=b""))

    assert practice("emu-partner-a").status == 200
    refused = practice("emu-partner-a")
    assert json.loads(refused.body) == {"status": 429, "message": "Enhance your calm"}
    assert dict(refused.headers).get("Retry-After") == header
    assert practice("emu-partner-b").status == 200
    assert practice("emu-partner-wide").status == 428
    now[0] += 1.0
    assert practice("emu-partner-a").status == 200
