"""Match bank deposits with invoices."""
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Optional

from .banks import ynab
from .hint import Hint


@dataclass
class Deposit:
    day: date
    cents: int
    payee: str
    import_id: str = ""
    invoice_number: Optional[str] = None


def _window(day):
    return day - timedelta(days=3), day + timedelta(days=10)


def match(deposits, hint: Hint):
    open_invoices = [i for i in hint.invoices(status="paid")]
    for d in deposits:
        d.import_id = ynab.import_id(d.cents * 10, d.day)
        for inv in open_invoices:
            lo, hi = _window(inv.invoice_date)
            if inv.amount_in_cents == d.cents and lo <= d.day <= hi:
                d.invoice_number = inv.our_number or str(inv.number)
                if inv.owner and inv.owner.external_link_id:
                    d.payee = inv.owner.external_link_id
                open_invoices.remove(inv)
                break
        yield d


def legacy_key(patient):
    """Chart key of a member that was imported before we had our own numbers."""
    if patient.import_source != "membill":
        return None
    return patient.import_id


def unmatched(deposits):
    return {d.import_id: d for d in deposits if d.invoice_number is None}
