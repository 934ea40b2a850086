from datetime import date
from decimal import Decimal

import pytest

from n26ynab.models import Transaction, assign_import_ids


def tx(amount, day=date(2023, 11, 2), **kw):
    return Transaction("acc", day, Decimal(amount), **kw)


def test_occurrence_counts_per_day_and_amount():
    txs = assign_import_ids([tx("-3.50"), tx("-3.50"), tx("-3.50", date(2023, 11, 3))])
    assert [t.import_id for t in txs] == [
        "YNAB:-3500:2023-11-02:1",
        "YNAB:-3500:2023-11-02:2",
        "YNAB:-3500:2023-11-03:1",
    ]


def test_no_import_id_in_manual_transaction():
    assert "import_id" not in tx("1").to_json()


def test_import_id_in_body():
    (t,) = assign_import_ids([tx("-12.99")], prefix="N26")
    assert t.to_json()["import_id"] == "N26:-12990:2023-11-02:1"


def test_too_long():
    with pytest.raises(ValueError, match="import_id too long"):
        assign_import_ids([tx("1")], prefix="X" * 30)
