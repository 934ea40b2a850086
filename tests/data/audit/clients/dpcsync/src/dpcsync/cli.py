import importlib
import importlib.resources
from pathlib import Path

import click

from .link import link as do_link
from .pull import pull as do_pull


@click.group()
def main():
    pass


@main.command()
@click.option("--practice", required=True)
@click.option("--out", type=click.Path(path_type=Path), default=Path("patients.csv"))
def pull(practice, out):
    click.echo(f"{do_pull(practice, out)} patients")


@main.command()
@click.option("--practice", required=True)
@click.argument("charts", type=click.Path(path_type=Path, exists=True))
def link(practice, charts):
    for r in do_link(practice, charts):
        click.echo(f"{r.patient_id}: {'ok' if r.ok else r.error} {r.external_link_id or ''}")
