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

    @classmethod
    def parse(cls, text: str) -> "Endpoint":
        """Reads an address; no path, or `/api`, means `/api/provider`. Raises ConfigError.

        The result is put together from parts that were checked one by one, so that no other parser can read
        another host in it. It must be https, except on loopback, and hold no user, query or fragment.
        What may hold the key, put in the wrong place, is not quoted in the error.
        """
        if "@" in text:
            raise ConfigError("the endpoint holds a user or a password.", hint="Give the key as HINT_API_KEY.")
        if "?" in text or "#" in text:
            raise ConfigError("the endpoint has a query or a fragment.", hint=f"{_EXAMPLE}.")
        try:
            parts = urlsplit(text.strip())
            port = parts.port
        except ValueError:
            raise ConfigError(f"the endpoint {text!r} is not an address.", hint=f"{_EXAMPLE}.") from None
        host = parts.hostname or ""
        if "[" in parts.netloc and not _IN_BRACKETS.fullmatch(parts.netloc):
            host = ""  # urlsplit drops what stands around the brackets
        if parts.scheme not in ("http", "https") or not host:
            raise ConfigError("the endpoint is not a web address.", hint=f"{_EXAMPLE}.")
        shown_host = _check_host(host, text)
        loopback = _is_loopback(host)
        if parts.scheme == "http" and not loopback:
            raise ConfigError(
                f"the endpoint {text!r} is not https: the key and health records would travel in the clear.",
                hint=f"Write https://{shown_host}",
            )
        origin = f"{parts.scheme}://{shown_host}" + (f":{port}" if port is not None else "")
        return cls(url=origin + _check_path(parts.path, text), host=shown_host, loopback=loopback)


def _check_host(host: str, text: str) -> str:
    try:
        if ":" in host:
            return f"[{ipaddress.IPv6Address(host)}]"
        if _IPV4_LIKE.fullmatch(host):
            return str(ipaddress.IPv4Address(host))
    except ValueError:
        host = ""
    if not _HOST.fullmatch(host):
        raise ConfigError(f"the endpoint {text!r} has no valid host.", hint=f"{_EXAMPLE}.")
    return host


def _check_path(path: str, text: str) -> str:
    path = path.rstrip("/")
    if path in ("", "/api"):
        return "/api/provider"
    if not _PATH.fullmatch(path) or {".", ".."} & set(path.split("/")):
        raise ConfigError(f"the endpoint {text!r} has an unusual path.", hint=f"{_EXAMPLE}/api/provider.")
    return path


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
