import csv
from pathlib import Path

from .models import Transaction


def parse(file: Path, account: str) -> list[Transaction]:
    with file.open(newline="") as fh:
        return [
            Transaction(account_id=account, date=r["Date"], amount=round(float(r["Amount"]) * 1000), payee_name=r["Payee"][:50])
            for r in csv.DictReader(fh)
        ]
