import csv
from datetime import timedelta
from decimal import Decimal

import click
from dateutil.parser import parse

from .api import Client
from .models import Transaction, assign_import_ids


def read_n26(path, account_id):
    with open(path, newline="", encoding="utf-8") as fh:
        for row in csv.DictReader(fh):
            yield Transaction(
                account_id=account_id,
                day=parse(row["Booking Date"]).date(),
                amount=Decimal(row["Amount (EUR)"]),
                payee_name=row["Partner Name"],
                memo=row["Payment Reference"],
            )


@click.command()
@click.option("--token", envvar="YNAB_TOKEN", required=True)
@click.option("--budget", default="last-used")
@click.option("--account", required=True)
@click.option("--import-id-prefix", "prefix", default="YNAB", show_default=True)
@click.option("--dry-run", is_flag=True)
@click.argument("statement", type=click.Path(exists=True))
def main(token, budget, account, prefix, dry_run, statement):
    txs = assign_import_ids(read_n26(statement, account), prefix)
    if not txs:
        click.echo("nothing to do")
        return
    client = Client(token, budget)
    since = min(t.day for t in txs) - timedelta(days=3)
    known = client.known_import_ids(account, since)
    new = [t for t in txs if t.import_id not in known]
    for t in new:
        click.echo(f"{t.day}  {t.amount:>10}  {t.payee_name[:30]:30}  {t.import_id}")
    if dry_run:
        return
    res = client.create(new)
    click.echo(f"{len(res['transaction_ids'])} created, {len(res['duplicate_import_ids'])} duplicates")
