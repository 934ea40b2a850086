"""The API over HTTP: the only place that talks through httpx, and where its errors are translated."""

import asyncio
import os
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import httpx

from hintctl.api.carrier import Answer, TransportFailure, Unreachable, request_headers
from hintctl.api.endpoint import Endpoint
from hintctl.api_key import ApiKey
from hintctl.errors import ConfigError, UnavailableError

LARGEST_ANSWER = 16 * 1024 * 1024  # bytes; a page of 100 patients is well under one MiB
_DEADLINE = 60.0  # seconds for one whole exchange: httpx's own timeouts start again with every byte read
_TIMEOUT = httpx.Timeout(30.0, connect=10.0)


class Connections:
    """A Carrier that exchanges requests with one endpoint, over as many connections as are needed at once.

    Each connection is an httpx client of its own, taken from the top of a stack: httpx's shared pool costs several
    times the CPU once it fills, and a stack keeps the number of connections at what was really in flight.
    """

    def __init__(self, endpoint: Endpoint, key: ApiKey, *, deadline: float = _DEADLINE) -> None:
        """`deadline` is in seconds, for each exchange."""
        self._endpoint = endpoint
        self._key = key
        self._deadline = deadline
        self._idle: list[httpx.AsyncClient] = []
        self._tls: ssl.SSLContext | None = None

    async def exchange(
        self, method: str, path: str, *, query: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> Answer:
        """Sends one request and reads its whole answer. `path` is relative to the endpoint and already encoded.

        Raises TransportFailure; where trying again is pointless, UnavailableError (a certificate that is wrong) or
        ConfigError (a proxy or certificates of the environment that can't be used).
        Redirects are not followed: they come back as answers.
        """
        headers = request_headers(self._key, body=body) | {"accept-encoding": "gzip"}
        try:
            async with asyncio.timeout(self._deadline), self._client() as client:
                request = client.build_request(
                    method, f"{self._endpoint.url}/{path}", params=query, content=body, headers=headers
                )
                response = await client.send(request, stream=True)
                try:
                    content = await _read(response)
                finally:
                    await response.aclose()
        except TimeoutError:
            raise TransportFailure(f"no complete answer within {self._deadline:g} s", reason="timeout") from None
        except (httpx.HTTPError, httpx.StreamError) as error:
            raise _translate(error, self._endpoint) from None
        return Answer(status=response.status_code, headers=dict(response.headers), body=content)

    async def close(self) -> None:
        """Closes every connection."""
        while self._idle:
            await self._idle.pop().aclose()

    @asynccontextmanager
    async def _client(self) -> AsyncIterator[httpx.AsyncClient]:
        client = self._idle.pop() if self._idle else self._connect()
        try:
            yield client
        finally:
            self._idle.append(client)

    def _connect(self) -> httpx.AsyncClient:
        if self._tls is None:
            self._tls = _tls(self._endpoint)
        try:
            return httpx.AsyncClient(
                verify=self._tls,
                timeout=_TIMEOUT,
                limits=httpx.Limits(max_connections=1, max_keepalive_connections=1),
                # A proxy from the environment must not see a key that was meant for this machine only.
                trust_env=not self._endpoint.loopback,
                follow_redirects=False,
            )
        except (ImportError, ValueError, httpx.InvalidURL):  # their texts quote the address, which may hold a password
            raise ConfigError(
                "the proxy that the environment names can't be used.",
                hint="Check HTTPS_PROXY, ALL_PROXY and NO_PROXY: a proxy is http://HOST:PORT.",
            ) from None


def _tls(endpoint: Endpoint) -> ssl.SSLContext:
    if endpoint.url.startswith("http:"):
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # never used; loading the certificate store takes 20 ms
    try:
        return httpx.create_ssl_context()
    except OSError as error:
        raise ConfigError(
            f"the certificates can't be loaded: {error.strerror}.", hint="Check SSL_CERT_FILE and SSL_CERT_DIR."
        ) from None


async def _read(response: httpx.Response) -> bytes:
    """The decoded body, as long as it stays below what any answer of Hint's needs: a bomb ends here.

    One layer of gzip makes a chunk a thousand times larger before it can be measured, each further layer as much again.
    """
    if response.headers.get("content-encoding", "identity").lower() not in ("gzip", "identity"):
        raise TransportFailure("an answer in an encoding that was not asked for")
    content = bytearray()
    async for chunk in response.aiter_bytes():
        content += chunk
        if len(content) > LARGEST_ANSWER:
            raise TransportFailure(f"an answer of more than {LARGEST_ANSWER >> 20} MiB")
    return bytes(content)


def _translate(error: httpx.HTTPError | httpx.StreamError, endpoint: Endpoint) -> Exception:
    """An httpx error as ours. Its own text is used only where it can't quote what was sent or received."""
    reason = str(error)
    match error:
        case httpx.ConnectError() if "CERTIFICATE_VERIFY_FAILED" in reason:
            return UnavailableError(
                f"{endpoint.host} did not prove who it is: its certificate is not trusted.",
                hint="Check the endpoint; behind a company proxy, name its certificate in SSL_CERT_FILE.",
            )
        case httpx.ConnectTimeout():
            return Unreachable(f"{endpoint.address} did not answer in time", reason="timeout")
        case httpx.ConnectError():
            return Unreachable(f"{endpoint.address} can't be reached ({_system_reason(error)})")
        case httpx.TimeoutException():
            return TransportFailure("the answer did not come in time", reason="timeout")
        case httpx.DecodingError():
            return TransportFailure("the answer was damaged")
        case _:
            return TransportFailure(f"the connection broke ({type(error).__name__})")


def _system_reason(error: BaseException) -> str:
    """What the operating system said at the bottom of a chain of exceptions: `Connection refused`, say."""
    reason = "failed"
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, OSError) and cause.errno:
            # Not its own text for a number of the system's: asyncio puts "Connect call failed" there.
            reason = os.strerror(cause.errno) if cause.errno > 0 else cause.strerror or reason
        group = cause.exceptions if isinstance(cause, BaseExceptionGroup) else ()
        cause = group[0] if group else cause.__cause__ or cause.__context__
    return reason
