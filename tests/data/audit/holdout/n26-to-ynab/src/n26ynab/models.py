from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Iterable, Optional

MAX_IMPORT_ID = 36
MAX_PAYEE = 50
MAX_MEMO = 200


def milliunits(amount: Decimal) -> int:
    return int((amount * 1000).to_integral_value())


@dataclass
class Transaction:
    account_id: str
    day: date
    amount: Decimal
    payee_name: str = ""
    memo: str = ""
    cleared: bool = True
    flag_color: Optional[str] = None
    import_id: Optional[str] = field(default=None, compare=False)

    def to_json(self) -> dict:
        out = {
            "account_id": self.account_id,
            "date": self.day.isoformat(),
            "amount": milliunits(self.amount),
            "payee_name": self.payee_name[:MAX_PAYEE],
            "memo": self.memo[:MAX_MEMO],
            "cleared": "cleared" if self.cleared else "uncleared",
            "approved": False,
        }
        if self.flag_color:
            out["flag_color"] = self.flag_color
        if self.import_id:
            out["import_id"] = self.import_id
        return out


def assign_import_ids(txs: Iterable[Transaction], prefix: str = "YNAB") -> list[Transaction]:
    """Number equal amounts of a day, in the order in which the bank lists them."""
    seen: Counter = Counter()
    result = []
    for tx in txs:
        key = (tx.account_id, milliunits(tx.amount), tx.day)
        seen[key] += 1
        import_id = f"{prefix}:{milliunits(tx.amount)}:{tx.day.isoformat()}:{seen[key]}"
        if len(import_id) > MAX_IMPORT_ID:
            raise ValueError(f"import_id too long: {import_id}")
        tx.import_id = import_id
        result.append(tx)
    return result
