#!/usr/bin/env python3
"""Register a finished sarek run with the portal (called from the Nextflow onComplete hook)."""
import argparse
import json
import pathlib

import psycopg2


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("outdir", type=pathlib.Path)
    ap.add_argument("--import-source", default="sarek")
    ap.add_argument("--dsn", default="service=portal")
    args = ap.parse_args()
    manifest = json.loads((args.outdir / "pipeline_info/manifest.json").read_text())
    with psycopg2.connect(args.dsn) as con, con.cursor() as cur:
        cur.execute(
            "INSERT INTO import (study_id, import_source) VALUES (%s, %s) RETURNING import_id",
            (manifest["study"], args.import_source),
        )
        print(cur.fetchone()[0])


if __name__ == "__main__":
    main()
