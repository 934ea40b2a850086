import logging

import requests
from django.conf import settings

log = logging.getLogger(__name__)


class MembershipError(Exception):
    def __init__(self, status, payload):
        super().__init__("%s: %s" % (status, payload))
        self.status = status
        self.payload = payload


class MembershipClient:
    """Hint's provider API, only what we use of it."""

    def __init__(self, token):
        self.session = requests.Session()
        self.session.auth = (token, "")
        self.base = settings.MEMBERSHIP_API["BASE_URL"]

    def _request(self, method, path, **kw):
        r = self.session.request(method, self.base + path, timeout=settings.MEMBERSHIP_API["TIMEOUT"], **kw)
        if r.status_code >= 400:
            log.warning("membership api %s %s -> %s", method, path, r.status_code)
            raise MembershipError(r.status_code, r.text)
        return r.json() if r.content else None

    def iter_patients(self, **params):
        offset = 0
        while True:
            page = self._request("GET", "/patients", params=dict(params, offset=offset, limit=100))
            yield from page
            if len(page) < 100:
                return
            offset += 100

    def update_patient(self, pk, **fields):
        return self._request("PATCH", "/patients/%s" % pk, json=fields)

    def create_patient(self, **fields):
        return self._request("POST", "/patients", json=fields)
