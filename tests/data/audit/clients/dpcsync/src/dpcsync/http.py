from __future__ import annotations

import httpx
from tenacity import retry, retry_if_exception_type, stop_after_attempt, wait_random_exponential

from .settings import settings


class EnhanceYourCalm(Exception):
    pass


class Api:
    def __init__(self, practice: str) -> None:
        self._client = httpx.Client(
            base_url=settings.base_url,
            timeout=settings.timeout,
            headers={"Authorization": f"Bearer {settings.token(practice)}"},
        )

    @retry(
        retry=retry_if_exception_type(EnhanceYourCalm),
        wait=wait_random_exponential(max=30),
        stop=stop_after_attempt(6),
    )
    def request(self, method: str, path: str, **kw):
        res = self._client.request(method, path, **kw)
        if res.status_code == 429:
            raise EnhanceYourCalm(res.text)
        res.raise_for_status()
        return res.json() if res.content else None

    def patients(self):
        offset = 0
        while True:
            page = self.request("GET", "/patients", params={"limit": 100, "offset": offset})
            yield from page
            if len(page) < 100:
                return
            offset += 100

    def update_patient(self, patient_id: str, body: dict):
        return self.request("PATCH", f"/patients/{patient_id}", json=body)
