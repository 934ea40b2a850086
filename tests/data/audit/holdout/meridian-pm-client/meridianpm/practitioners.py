from .models import Practitioner


class PractitionerClient:
    path = "/practitioners"

    def __init__(self, client):
        self._c = client

    def list(self):
        for d in self._c.paginate(self.path, "practitioners"):
            yield Practitioner(d["id"], d["display_name"], d.get("designation"))
