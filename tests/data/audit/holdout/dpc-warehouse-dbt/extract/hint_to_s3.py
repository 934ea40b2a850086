"""Pulls patients and invoices from Hint every night and writes them as JSON lines."""
import json
import os

import boto3
import requests

BASE = "https://api.hint.com/api/provider"
BUCKET = os.environ["LAKE_BUCKET"]


def pages(path):
    offset = 0
    while True:
        r = requests.get(
            f"{BASE}/{path}",
            params={"limit": 100, "offset": offset},
            headers={"Authorization": f"Bearer {os.environ['HINT_API_KEY']}"},
            timeout=60,
        )
        r.raise_for_status()
        rows = r.json()
        yield from rows
        if len(rows) < 100:
            return
        offset += 100


def main(day):
    s3 = boto3.client("s3")
    for path in ("patients", "customer_invoices", "practitioners"):
        body = "\n".join(json.dumps(r) for r in pages(path))
        s3.put_object(Bucket=BUCKET, Key=f"hint/{path}/{day}.jsonl", Body=body.encode())
