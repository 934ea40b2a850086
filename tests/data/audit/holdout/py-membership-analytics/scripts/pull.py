"""Pull everything into data/raw/*.json. Run monthly."""
import json
import os
import pathlib

import requests

BASE = "https://api.hint.com/api/provider"
RAW = pathlib.Path("data/raw")


def pages(resource):
    offset = 0
    while True:
        r = requests.get(f"{BASE}/{resource}", params={"limit": 100, "offset": offset},
                         headers={"Authorization": "Bearer " + os.environ["PRACTICE_TOKEN"]}, timeout=60)
        r.raise_for_status()
        rows = r.json()
        if not rows:
            return
        yield from rows
        offset += len(rows)


if __name__ == "__main__":
    RAW.mkdir(parents=True, exist_ok=True)
    for res in ("patients", "customer_invoices", "practitioners"):
        (RAW / f"{res}.json").write_text(json.dumps(list(pages(res))))
