import datetime as dt

from ledgerpush.ids import assign
from ledgerpush.models import Transaction


def txn(amount: int) -> Transaction:
    return Transaction(account_id="a", date=dt.date(2023, 4, 1), amount=amount)


def test_counts_up() -> None:
    ts = [txn(-5000), txn(-5000), txn(100)]
    assign(ts)
    assert [t.import_id for t in ts] == [
        "YNAB:-5000:2023-04-01:1",
        "YNAB:-5000:2023-04-01:2",
        "YNAB:100:2023-04-01:1",
    ]
