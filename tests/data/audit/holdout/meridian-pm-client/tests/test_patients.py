import json

import responses

from meridianpm import Client

BASE = "https://api.au2.meridianpm.example/v2"


@responses.activate
def test_create():
    responses.add(responses.POST, BASE + "/patients", json={"id": 5, "first_name": "Kiri", "last_name": "Ng", "import_id": "C-9"})
    p = Client("au2", "k").patients.create("Kiri", "Ng", import_id="C-9")
    sent = json.loads(responses.calls[0].request.body)
    assert sent["import_source"] == "api"
    assert p.import_id == "C-9"
    assert p.external_link_id is None
