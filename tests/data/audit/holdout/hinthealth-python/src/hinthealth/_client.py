from __future__ import annotations

import os
from typing import Any

import httpx
from tenacity import retry, retry_if_exception, stop_after_attempt, wait_random_exponential

from .resources import InvoiceResource, PatientResource

BASE_URL = "https://api.hint.com/api/provider/"


class HintError(Exception):
    def __init__(self, status: int, message: str, body: Any = None):
        super().__init__(f"{status}: {message}")
        self.status = status
        self.body = body


def _should_retry(exc: BaseException) -> bool:
    return isinstance(exc, HintError) and (exc.status == 429 or exc.status >= 500)


class Hint:
    def __init__(self, token: str | None = None, *, base_url: str = BASE_URL, timeout: float = 20.0):
        token = token or os.environ["HINT_API_KEY"]
        self._http = httpx.Client(
            base_url=base_url,
            timeout=timeout,
            headers={"Authorization": f"Bearer {token}", "Accept": "application/json"},
        )
        self.patients = PatientResource(self)
        self.invoices = InvoiceResource(self)

    @retry(
        retry=retry_if_exception(_should_retry),
        wait=wait_random_exponential(max=30),
        stop=stop_after_attempt(6),
        reraise=True,
    )
    def request(self, method: str, path: str, **kw: Any) -> httpx.Response:
        res = self._http.request(method, path, **kw)
        if res.is_error:
            try:
                body = res.json()
            except ValueError:
                body = {}
            raise HintError(res.status_code, body.get("message", res.reason_phrase), body)
        return res
