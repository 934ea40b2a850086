"""The address of the API: checked before a socket opens, so that a key only ever goes where it should."""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from hintctl.errors import ConfigError

_LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_HOST = re.compile(rf"(?=.{{1,253}}$){_LABEL}(\.{_LABEL})*")
_IPV4_LIKE = re.compile(r"[0-9.]+")
_IN_BRACKETS = re.compile(r"\[[0-9A-Fa-f:.]+\](:[0-9]*)?")
_PATH = re.compile(r"(/[A-Za-z0-9._~-]+)*")
_KEY = re.compile(r"/(sbx|emu)-")
_PORTS = {"https": 443, "http": 80}
_EXAMPLE = "Write it as https://api.hint.com"


@dataclass(frozen=True, kw_only=True)
class Endpoint:
    """Where requests go. `url` has no slash at its end; `loopback` says that they stay on this machine."""

    url: str
    host: str
    loopback: bool

    @property
    def address(self) -> str:
        """The host, with the port if the URL has one."""
        return self.url.split("/")[2]

    @property
    def origin(self) -> str:
        """Scheme, host and port: what a key belongs to. The port is left out where it is the scheme's own."""
        parts = urlsplit(self.url)
        port = "" if parts.port in (None, _PORTS[parts.scheme]) else f":{parts.port}"
        return f"{parts.scheme}://{self.host}{port}"

    @classmethod
    def parse(cls, text: str) -> "Endpoint":
        """Reads an address; no path, or `/api`, means `/api/provider`. Raises ConfigError.

        The result is put together from parts that were checked one by one, so that no other parser can read
        another host in it. It must be https, except on loopback, and hold no user, query or fragment.
        No error quotes it, but for a host that is one: it may hold the key, put in the wrong place.
        """
        if "@" in text:
            raise ConfigError("the endpoint holds a user or a password.", hint="Give the key as HINT_API_KEY.")
        if "?" in text or "#" in text:
            raise ConfigError("the endpoint has a query or a fragment.", hint=f"{_EXAMPLE}.")
        try:
            parts = urlsplit(text.strip())
            port = parts.port
        except ValueError:
            raise ConfigError("the endpoint is not an address.", hint=f"{_EXAMPLE}.") from None
        host = parts.hostname or ""
        if "[" in parts.netloc and not _IN_BRACKETS.fullmatch(parts.netloc):
            host = ""  # urlsplit drops what stands around the brackets
        if parts.scheme not in ("http", "https") or not host:
            raise ConfigError("the endpoint is not a web address.", hint=f"{_EXAMPLE}.")
        shown_host = _check_host(host)
        loopback = _is_loopback(host)
        if parts.scheme == "http" and not loopback:
            raise ConfigError(
                "the endpoint is not https: the key and health records would travel in the clear.",
                hint=f"Write https://{shown_host}",
            )
        origin = f"{parts.scheme}://{shown_host}" + (f":{port}" if port is not None else "")
        return cls(url=origin + _check_path(parts.path), host=shown_host, loopback=loopback)


def _check_host(host: str) -> str:
    try:
        if ":" in host:
            return f"[{ipaddress.IPv6Address(host)}]"
        if _IPV4_LIKE.fullmatch(host):
            return str(ipaddress.IPv4Address(host))
    except ValueError:
        host = ""
    if not _HOST.fullmatch(host):
        raise ConfigError("the endpoint has no valid host.", hint=f"{_EXAMPLE}.")
    return host


def _check_path(path: str) -> str:
    """The path, with a slash before each part. Any that leads nowhere else is good: gateways have their own."""
    path = path.rstrip("/")
    if path in ("", "/api"):
        return "/api/provider"
    if _KEY.search(path):
        raise ConfigError("the endpoint has a key in its path.", hint="Give the key as HINT_API_KEY.")
    if not _PATH.fullmatch(path) or {".", ".."} & set(path.split("/")):
        raise ConfigError("the endpoint has an unusual path.", hint=f"{_EXAMPLE}/api/provider.")
    return path


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
