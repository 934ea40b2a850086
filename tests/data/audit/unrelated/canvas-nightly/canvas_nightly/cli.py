import configparser
import json
import logging

import click

from .api import Canvas
from .state import State

log = logging.getLogger("canvas_nightly")


@click.group()
@click.option("--conf", default="/etc/canvas-nightly.ini")
@click.pass_context
def main(ctx, conf):
    c = configparser.ConfigParser()
    c.read(conf)
    s = c["canvas"]
    ctx.obj = Canvas(s["host"], s["token"], s.getint("account"))


@main.command()
@click.argument("archive", type=click.Path(exists=True))
@click.pass_obj
def push(canvas, archive):
    import_id = canvas.start_import(archive)
    State.load().remember(archive, import_id=import_id)
    click.echo(f"import {import_id} started")
    st = canvas.wait(import_id)
    for w in st.get("processing_warnings", []):
        log.warning("%s: %s", *w)


@main.command()
@click.argument("import-id", type=int)
@click.pass_obj
def status(canvas, import_id):
    click.echo(json.dumps(canvas.import_status(import_id), indent=2))
