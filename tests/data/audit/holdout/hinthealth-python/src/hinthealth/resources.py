from __future__ import annotations

from typing import TYPE_CHECKING, Any, Iterator

from .models import Invoice, Patient, PatientCreate

if TYPE_CHECKING:
    from ._client import Hint


class PatientResource:
    path = "patients"

    def __init__(self, client: "Hint"):
        self._client = client

    def get(self, id: str) -> Patient:
        return Patient.model_validate(self._client.request("GET", f"{self.path}/{id}").json())

    def create(self, **fields: Any) -> Patient:
        body = PatientCreate(**fields).model_dump(mode="json", exclude_none=True)
        return Patient.model_validate(self._client.request("POST", self.path, json=body).json())

    def update(self, id: str, **fields: Any) -> Patient:
        return Patient.model_validate(
            self._client.request("PATCH", f"{self.path}/{id}", json=fields).json()
        )

    def link(self, id: str, own_id: str, source: str | None = None) -> Patient:
        if source:
            return self.update(id, import_id=own_id, import_source=source)
        return self.update(id, external_link_id=own_id)

    def iter(self, page_size: int = 100, **params: Any) -> Iterator[Patient]:
        offset = 0
        while True:
            rows = self._client.request(
                "GET", self.path, params={"limit": page_size, "offset": offset, **params}
            ).json()
            yield from (Patient.model_validate(r) for r in rows)
            if len(rows) < page_size:
                return
            offset += page_size

    def index_by(self, key: str | tuple[str, ...] = "external_link_id") -> dict[Any, Patient]:
        keys = (key,) if isinstance(key, str) else key
        out: dict[Any, Patient] = {}
        for p in self.iter():
            value = tuple(getattr(p, k) for k in keys)
            if all(value):
                out[value[0] if isinstance(key, str) else value] = p
        return out


class InvoiceResource:
    path = "customer_invoices"

    def __init__(self, client: "Hint"):
        self._client = client

    def get(self, id: str) -> Invoice:
        return Invoice.model_validate(self._client.request("GET", f"{self.path}/{id}").json())
