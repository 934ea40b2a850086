import time
import random

import requests
from django.conf import settings


class RemoteError(Exception):
    pass


def call(method, path, **kwargs):
    url = settings.HINT_HOST + "/api/provider/" + path
    for attempt in range(6):
        r = requests.request(method, url, auth=(settings.HINT_TOKEN, ""), timeout=60, **kwargs)
        if r.status_code != 429:
            break
        time.sleep(random.random() * 2 ** attempt)
    if r.status_code >= 400:
        raise RemoteError(r.json().get("message", r.text))
    return r.json()


def all_patients():
    offset = 0
    while True:
        page = call("GET", "patients", params={"limit": 100, "offset": offset, "sort": "created_at"})
        for row in page:
            yield row
        if len(page) < 100:
            break
        offset += 100
