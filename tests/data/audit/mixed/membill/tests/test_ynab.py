from datetime import date

from membill.banks.ynab import import_id


def test_import_id():
    assert import_id(-1000, date(2023, 1, 2), 2) == "YNAB:-1000:2023-01-02:2"
