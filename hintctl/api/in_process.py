"""An API in this process: what `--emulator` asks. Without httpx, the import of which takes longer than the answer."""

from collections.abc import Callable, Mapping, Sequence
from urllib.parse import urlencode, urlsplit

from hintctl.api.carrier import Answer, request_headers
from hintctl.api.endpoint import Endpoint
from hintctl.api_key import ApiKey

# (method, path and query, headers with names in lower case, body) -> (status, headers, body)
Handler = Callable[[str, str, Mapping[str, str], bytes], tuple[int, Sequence[tuple[str, str]], bytes]]


class InProcess:
    """A Carrier to a function, which answers in the place of the endpoint: the request is the one it would get."""

    def __init__(self, endpoint: Endpoint, key: ApiKey, handler: Handler) -> None:
        self._endpoint = endpoint
        self._key = key
        self._handler = handler

    async def exchange(
        self, method: str, path: str, *, query: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> Answer:
        """Calls the function and returns its answer; raises what it raises."""
        target = f"{urlsplit(self._endpoint.url).path}/{path}" + (f"?{urlencode(query)}" if query else "")
        headers = {"host": self._endpoint.address, **request_headers(self._key, body=body)}
        if body is not None:
            headers["content-length"] = str(len(body))
        status, answer_headers, content = self._handler(method, target, headers, body or b"")
        return Answer(status=status, headers={name.lower(): value for name, value in answer_headers}, body=content)

    async def close(self) -> None:
        """There is nothing to close."""
