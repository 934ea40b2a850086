from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from hintctl.emulator.base_data import PATIENTS
from hintctl.emulator.messages import Request
from hintctl.emulator.seed import seed_base
from hintctl.emulator.semantics import Emulator
from hintctl.emulator.store import Store
from tests.examples import examples

HINT_IDS = [patient.hint_id for patient in PATIENTS if not patient.archived][:4]
LEGACY = {"emr-10311": "pat-R5tGj9CkF1Xa"}
NAMES = ["integration_record_id", "integration_web_link", "integration_error_message"]

# Few values, so that they collide; among them a Hint ID, and what needs quoting in a path.
VALUES = st.sampled_from(["1", "2", "a/b", "?x=%2F", "..", "é", HINT_IDS[1]])
WRITES = st.tuples(
    st.sampled_from("ab"),
    st.sampled_from(["PATCH", "PUT", "DELETE", "GET"]),
    st.one_of(st.sampled_from(HINT_IDS), VALUES),
    st.fixed_dictionaries(
        {}, optional={name: st.one_of(VALUES, st.none(), st.just("")) for name in [*NAMES, "import_id"]}
    ),
)


def send(emulator: Emulator, partner: str, method: str, identifier: str, body: object = None) -> tuple[int, Any]:
    quoted = "".join(f"%{byte:02X}" for byte in identifier.encode())
    request = Request(
        method=method,
        target=f"/api/provider/patients/{quoted}",
        headers={"authorization": f"Bearer emu-partner-{partner}"},
        body=json.dumps(body).encode(),
    )
    response = emulator.handle(request)
    return response.status, json.loads(response.body) if response.body else None


class Model:
    """What each partner should see: nested dicts, and no sharing between them but the existence of a record."""

    def __init__(self) -> None:
        self.own: dict[str, dict[str, dict[str, str | None]]] = {
            partner: {hint_id: dict.fromkeys(NAMES) for hint_id in HINT_IDS} for partner in "ab"
        }
        for integration_record_id, hint_id in LEGACY.items():
            self.own["a"][hint_id]["integration_record_id"] = integration_record_id

    def find(self, partner: str, identifier: str) -> str | None:
        if identifier in self.own[partner]:
            return identifier
        held = [h for h, own in self.own[partner].items() if own["integration_record_id"] == identifier]
        return held[0] if held else None

    def apply(self, partner: str, method: str, identifier: str, changes: dict[str, str | None]) -> int:
        hint_id = self.find(partner, identifier)
        if hint_id is None:
            return 404
        if method == "DELETE":
            for own in self.own.values():
                del own[hint_id]
            return 204
        wanted = changes.get("integration_record_id")
        if method == "GET":
            return 200
        others = [own["integration_record_id"] for h, own in self.own[partner].items() if h != hint_id]
        if wanted and wanted in others:
            return 422
        self.own[partner][hint_id].update({name: changes[name] or None for name in NAMES if name in changes})
        return 200


@examples(150, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WRITES, max_size=12))
def test_partners_never_see_or_change_each_others_values(
    writes: list[tuple[str, str, str, dict[str, str | None]]],
) -> None:
    store = Store(None)
    seed_base(store)
    emulator, model = Emulator(store), Model()
    for partner, method, identifier, changes in writes:
        other = "b" if partner == "a" else "a"
        seen_before = {hint_id: send(emulator, other, "GET", hint_id) for hint_id in HINT_IDS}
        status, _ = send(emulator, partner, method, identifier, changes)
        assert status == model.apply(partner, method, identifier, changes)
        if status != 204:
            assert {hint_id: send(emulator, other, "GET", hint_id) for hint_id in HINT_IDS} == seen_before
    for partner, records in model.own.items():
        for hint_id in HINT_IDS:
            # A deleted record's Hint ID may live on as the own ID of another.
            expected = model.find(partner, hint_id)
            status, record = send(emulator, partner, "GET", hint_id)
            assert status == (404 if expected is None else 200)
            if expected is not None:
                assert record["id"] == expected
                assert {name: record[name] for name in NAMES} == records[expected]
                identifier = record["integration_record_id"]
                if identifier and identifier not in records:
                    assert send(emulator, partner, "GET", identifier) == (200, record)
    store.close()
