import backoff
import requests

BASE_URL = "https://api.hint.com/api/provider"


class RateLimited(Exception):
    pass


class Client:
    def __init__(self, token, user_agent=None):
        self.session = requests.Session()
        self.session.headers.update({"Authorization": "Bearer " + token, "User-Agent": user_agent or "tap-hinthealth"})

    @backoff.on_exception(backoff.expo, RateLimited, max_tries=7, jitter=backoff.full_jitter)
    def get(self, path, params):
        res = self.session.get(BASE_URL + path, params=params)
        if res.status_code == 429:
            raise RateLimited(res.text)
        res.raise_for_status()
        return res.json()

    def pages(self, path, **params):
        offset = 0
        while True:
            rows = self.get(path, dict(params, limit=100, offset=offset))
            yield from rows
            if len(rows) < 100:
                break
            offset += len(rows)
