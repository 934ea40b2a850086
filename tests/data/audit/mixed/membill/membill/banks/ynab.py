import httpx

from ..config import settings

BASE = "https://api.ynab.com/v1"


def import_id(amount, day, n=1):
    return f"YNAB:{amount}:{day:%Y-%m-%d}:{n}"


def push(deposits, account):
    txs = []
    for d in deposits:
        txs.append({
            "account_id": account,
            "date": d.day.isoformat(),
            "amount": d.cents * 10,
            "payee_name": d.payee,
            "cleared": "cleared",
            "import_id": import_id(d.cents * 10, d.day),
        })
    r = httpx.post(f"{BASE}/budgets/{settings.ynab_budget}/transactions", json={"transactions": txs},
                   headers={"Authorization": f"Bearer {settings.ynab_token}"})
    r.raise_for_status()
    return r.json()["data"]["duplicate_import_ids"]
