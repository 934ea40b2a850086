from __future__ import annotations

from typing import Iterable

import httpx

from .models import SaveResult, Transaction


class YnabClient:
    def __init__(self, token: str, budget: str = "last-used") -> None:
        self._http = httpx.Client(
            base_url="https://api.ynab.com/v1",
            headers={"Authorization": f"Bearer {token}"},
        )
        self._budget = budget

    def save(self, txns: Iterable[Transaction]) -> SaveResult:
        payload = {"transactions": [t.model_dump(mode="json") for t in txns]}
        r = self._http.post(f"/budgets/{self._budget}/transactions", json=payload)
        r.raise_for_status()
        return SaveResult.model_validate(r.json()["data"])

    def known(self, account_id: str, since: str) -> set[str]:
        r = self._http.get(f"/budgets/{self._budget}/accounts/{account_id}/transactions", params={"since_date": since})
        r.raise_for_status()
        return {t["import_id"] for t in r.json()["data"]["transactions"] if t["import_id"]}
