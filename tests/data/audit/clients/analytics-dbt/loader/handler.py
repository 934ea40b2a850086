import io
import json
import os

import boto3
import requests

API = "https://api.hint.com/api/provider"
KEEP = (
    "id", "first_name", "last_name", "dob", "email", "external_link_id",
    "import_id", "import_source", "membership_status", "created_at",
)

s3 = boto3.client("s3")


def handler(event, context):
    session = requests.Session()
    session.headers["Authorization"] = "Bearer " + os.environ["TOKEN"]
    out, offset = io.StringIO(), 0
    while True:
        page = session.get(API + "/patients", params={"limit": 100, "offset": offset}).json()
        for row in page:
            out.write(json.dumps({k: row.get(k) for k in KEEP}) + "\n")
        if len(page) < 100:
            break
        offset += 100
    s3.put_object(Bucket=os.environ["BUCKET"], Key="hint/patients.jsonl", Body=out.getvalue())
