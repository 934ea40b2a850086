import requests

from .patients import PatientClient
from .practitioners import PractitionerClient


class Client:
    """Entry point.

    :param shard: part of the host name, shown at the end of the API key
    """

    def __init__(self, shard, api_key):
        self.base = f"https://api.{shard}.meridianpm.example/v2"
        self.session = requests.Session()
        self.session.auth = (api_key, "")
        self.patients = PatientClient(self)
        self.practitioners = PractitionerClient(self)

    def request(self, method, path, **kwargs):
        r = self.session.request(method, self.base + path, timeout=30, **kwargs)
        r.raise_for_status()
        return r.json() if r.content else None

    def paginate(self, path, key, **params):
        url = path
        while url:
            page = self.request("GET", url, params=params)
            yield from page[key]
            url = page["links"].get("next")
            params = {}
