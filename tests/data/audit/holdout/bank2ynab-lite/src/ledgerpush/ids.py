"""Import IDs."""
from __future__ import annotations

from collections import Counter

from .models import Transaction


def assign(txns: list[Transaction], *, suffix: str = "") -> None:
    seen: Counter[str] = Counter()
    for t in txns:
        stem = f"YNAB:{t.amount}:{t.date.isoformat()}"
        seen[stem] += 1
        t.import_id = f"{stem}:{seen[stem]}{suffix}"[:36]


def type_hint(t: Transaction) -> str:
    """Guess the kind of a transaction, as a hint for the categoriser."""
    return "inflow" if t.amount > 0 else "outflow"
