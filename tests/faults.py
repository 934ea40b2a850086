"""What can go wrong with a request, for a FaultProxy, and plans of which requests it hits."""

import json
import math
import time
import zlib
from collections import Counter
from collections.abc import Callable, Sequence
from email.utils import formatdate

from tests.fault_proxy import Exchange, Fault, Plan

_MIB = 1 << 20
_ENDLESS = 10_000_000_000  # bytes
_DRIP_SECONDS = 0.02  # from byte to byte
_DRIPS = 4_500  # for longer than hintctl waits for any answer
_CLOSED_SECONDS = 0.2


def refused(exchange: Exchange) -> None:
    """The server goes down, and comes back after a moment."""
    exchange.server.proxy.refuse(_CLOSED_SECONDS, exchange.reset)


def refused_for_good(exchange: Exchange) -> None:
    exchange.server.proxy.refuse(None, exchange.reset)


def reset_before(exchange: Exchange) -> None:
    """The emulator never hears of the request."""
    exchange.reset()


def reset_after(exchange: Exchange) -> None:
    """The emulator does what it is asked, and nobody hears of that."""
    exchange.forward()
    exchange.reset()


def truncated(exchange: Exchange) -> None:
    status, headers, body = exchange.forward()
    exchange.answer(status, body[: len(body) // 2], headers, length=len(body))


def slow_drip(exchange: Exchange) -> None:
    _drip(exchange, f"HTTP/1.1 200 OK\r\nContent-Length: {_ENDLESS}\r\n\r\n".encode())


def slow_drip_of_headers(exchange: Exchange) -> None:
    _drip(exchange, b"HTTP/1.1 200 OK\r\nX-Drip: ")


def _drip(exchange: Exchange, beginning: bytes) -> None:
    exchange.close_connection = True
    exchange.wfile.write(beginning)
    for _ in range(_DRIPS):
        if exchange.client_stays(_DRIP_SECONDS):
            exchange.wfile.write(b"1")


def hang(exchange: Exchange) -> None:
    exchange.close_connection = True
    exchange.client_stays(None)


def failing(
    status: int, message: str = "We are having trouble", *, retry_after: Callable[[], str] | None = None
) -> Fault:
    """The fault that answers with a status, in the body that Hint gives its errors."""
    body = json.dumps({"status": status, "message": message}).encode()
    return lambda exchange: exchange.answer(status, body, {"Retry-After": retry_after()} if retry_after else None)


def too_many(retry_after: Callable[[], str] | None = None) -> Fault:
    """The fault that answers with 429, as Hint says it (HINT-API: Limits)."""
    return failing(429, "Enhance your calm", retry_after=retry_after)


def date_in_a_moment() -> str:
    """An HTTP-date, which knows whole seconds only, at least half a second away."""
    return formatdate(math.ceil(time.time() + 0.5), usegmt=True)


def error_page(exchange: Exchange) -> None:
    """As from a gateway in front of the API."""
    exchange.answer(502, b"<html><h1>502 Bad Gateway</h1></html>", {"Content-Type": "text/html"})


def not_json(exchange: Exchange) -> None:
    """As from a captive portal, whose status says that all is well."""
    exchange.answer(200, b"<html>Welcome! Please sign in.</html>", {"Content-Type": "text/html"})


def gzip_bomb(exchange: Exchange) -> None:
    """10 GB of zeros in 10 MB."""
    deflate = zlib.compressobj(9, wbits=31)
    first, again = (deflate.compress(bytes(_MIB)) + deflate.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    exchange.answer(200, first, {"Content-Encoding": "gzip"}, length=_ENDLESS)
    for _ in range(_ENDLESS // _MIB):
        exchange.wfile.write(again)  # what follows a full flush rests on nothing before it


def ten_gigabytes(exchange: Exchange) -> None:
    exchange.answer(200, b"", length=_ENDLESS)
    for _ in range(_ENDLESS // _MIB):
        exchange.wfile.write(bytes(_MIB))


def each_nth(every: int, fault: Fault, *, times: int) -> Plan:
    """Every so-manieth request is hit, and its repetitions too, until it was hit so many times."""
    order: dict[str, int] = {}
    attempts: Counter[str] = Counter()

    def plan(_number: int, method: str, target: str) -> Fault | None:
        request = f"{method} {target}"
        attempts[request] += 1
        chosen = order.setdefault(request, len(order)) % every == 0
        return fault if chosen and attempts[request] <= times else None

    return plan


def from_the(number: int, fault: Fault) -> Plan:
    """The requests from this one on (counted from 0) are hit, each once those before it have their answers."""

    def later(exchange: Exchange) -> None:
        exchange.server.proxy.wait_for_answers(number)
        fault(exchange)

    return lambda running, *_: later if running >= number else None


def in_turn(faults: Sequence[Fault]) -> Plan:
    """Every request is hit once, by the faults in turn."""
    known: set[str] = set()

    def plan(_number: int, method: str, target: str) -> Fault | None:
        request = f"{method} {target}"
        if request in known:
            return None
        known.add(request)
        return faults[len(known) % len(faults)]

    return plan
