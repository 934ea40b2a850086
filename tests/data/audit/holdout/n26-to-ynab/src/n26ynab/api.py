import logging
import time

import httpx

log = logging.getLogger(__name__)

BASE = "https://api.youneedabudget.com/v1"


class YnabError(RuntimeError):
    pass


class Client:
    def __init__(self, token, budget_id="last-used", transport=None):
        self.budget_id = budget_id
        self.http = httpx.Client(
            base_url=BASE,
            headers={"Authorization": f"Bearer {token}"},
            timeout=30,
            transport=transport,
        )

    def accounts(self):
        r = self._request("GET", f"/budgets/{self.budget_id}/accounts")
        return r["accounts"]

    def transactions(self, account_id, since):
        r = self._request(
            "GET",
            f"/budgets/{self.budget_id}/accounts/{account_id}/transactions",
            params={"since_date": since.isoformat()},
        )
        return r["transactions"]

    def known_import_ids(self, account_id, since):
        return {
            t["import_id"]
            for t in self.transactions(account_id, since)
            if t.get("import_id")
        }

    def create(self, txs):
        if not txs:
            return {"transaction_ids": [], "duplicate_import_ids": []}
        body = {"transactions": [t.to_json() for t in txs]}
        data = self._request("POST", f"/budgets/{self.budget_id}/transactions", json=body)
        for dup in data.get("duplicate_import_ids", []):
            log.info("already there: %s", dup)
        return data

    def _request(self, method, path, **kw):
        for attempt in range(4):
            r = self.http.request(method, path, **kw)
            if r.status_code == 429:
                time.sleep(2 ** attempt * 15)
                continue
            if r.is_error:
                err = r.json().get("error", {})
                raise YnabError(f"{err.get('id')} {err.get('name')}: {err.get('detail')}")
            return r.json()["data"]
        raise YnabError("rate limit (200 requests per hour)")
