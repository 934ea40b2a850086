from pathlib import Path

import typer

from . import ids
from .client import YnabClient
from .parsers import parse

app = typer.Typer()


@app.command()
def push(
    file: Path,
    account: str,
    token: str = typer.Option(..., envvar="YNAB_TOKEN"),
    reset: str = "",
    dry_run: bool = False,
) -> None:
    txns = parse(file, account)
    ids.assign(txns, suffix=reset)
    if dry_run:
        for t in txns:
            typer.echo(f"{t.import_id}\t{t.date}\t{t.amount / 1000:.2f}\t{t.payee_name}")
        raise typer.Exit()
    client = YnabClient(token)
    have = client.known(account, str(min(t.date for t in txns)))
    res = client.save(t for t in txns if t.import_id not in have)
    typer.echo(f"{len(res.transaction_ids)} sent, {len(res.duplicate_import_ids)} duplicates")
