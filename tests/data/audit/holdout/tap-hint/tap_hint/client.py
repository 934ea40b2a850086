import backoff
import requests

BASE_URL = "https://api.hint.com/api/provider"


class RateLimitError(Exception):
    pass


class Client:
    def __init__(self, api_key):
        self.session = requests.Session()
        self.session.headers["Authorization"] = "Bearer " + api_key

    @backoff.on_exception(backoff.expo, (RateLimitError, requests.ConnectionError), max_tries=7)
    def get(self, path, **params):
        resp = self.session.get(f"{BASE_URL}/{path}", params=params)
        if resp.status_code == 429:
            raise RateLimitError()
        resp.raise_for_status()
        return resp.json()

    def paginate(self, path, **params):
        offset = 0
        while True:
            rows = self.get(path, limit=100, offset=offset, **params)
            yield from rows
            if len(rows) < 100:
                break
            offset += 100
