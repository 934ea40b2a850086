"""From options and settings to a client that is ready to use."""

from __future__ import annotations

import secrets
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from hintctl.errors import ConfigError, HintctlError, UsageError

if TYPE_CHECKING:
    from asyncio import Runner
    from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence

    from hintctl.api.carrier import Carrier
    from hintctl.api.client import Exchange, HintClient
    from hintctl.api.endpoint import Endpoint
    from hintctl.api.environment import Environment
    from hintctl.api.in_process import Handler
    from hintctl.api_key import ApiKey
    from hintctl.cli.options import Connection
    from hintctl.config.document import Profile
    from hintctl.config.settings import Settings
    from hintctl.config.sources import KeySource
    from hintctl.emulator.store import Store

Result = TypeVar("Result")
_NOTICED = 2.0  # seconds
_QUIET = 5.0


class Session:
    """One command's access to the API."""

    def __init__(
        self,
        *,
        endpoint: Endpoint,
        key: ApiKey,
        key_source: KeySource | None,
        environment: Environment,
        profile: str | None,
        handler: Handler | None,
        connection: Connection,
    ) -> None:
        self.endpoint = endpoint
        self.environment = environment
        self.profile = profile
        self.key_source = key_source
        self._key = key
        self._handler = handler
        self._connection = connection

    @property
    def where(self) -> str:
        """Which Hint this is, for people: `LIVE api.hint.com`."""
        return f"{self.environment.value} {self.endpoint.address}"

    @property
    def masked_key(self) -> str:
        """What may be shown of the key."""
        return self._key.masked()

    def key_mark(self) -> str:
        """A mark for a journal, by which `has_key` knows the key again."""
        salt = secrets.token_hex(4)
        return f"{salt}:{self._key.mark(salt)}"

    def has_key(self, mark: str) -> bool:
        """Whether the mark is of this session's key."""
        salt, _, _ = mark.partition(":")
        return mark == f"{salt}:{self._key.mark(salt)}"

    @property
    def verbose(self) -> bool:
        """Whether each request is shown."""
        return self._connection.verbose

    @property
    def options(self) -> list[str]:
        """The options that connect another command to the same API, as the user gave them."""
        given = self._connection
        options = ["--emulator"] if given.emulator else []
        for name, value in (("--profile", given.profile), ("--endpoint", given.endpoint)):
            options += [name, value] if value else []
        return options

    @contextmanager
    def open(self, *, rate: float | None = None, bulk: bool = False) -> Iterator[tuple[HintClient, Runner]]:
        """Lends a client, and the runner on whose loop its coroutines run, one after the other.

        `rate` is in requests a second; `bulk` retries for minutes instead of seconds.
        """
        import asyncio

        from hintctl.api.client import HintClient
        from hintctl.api.limits import DEFAULT_RATE
        from hintctl.api.rate_limit import RateLimiter
        from hintctl.api.retry import BULK, INTERACTIVE

        carrier = self._carrier()
        client = HintClient(
            carrier,
            limiter=RateLimiter(rate or DEFAULT_RATE),
            retry=BULK if bulk else INTERACTIVE,
            retry_at_first=INTERACTIVE,
            on_exchange=_show_exchange if self.verbose else None,
            on_wait=_WaitNotice().show,
        )
        with asyncio.Runner() as runner:
            try:
                yield client, runner
            finally:
                runner.run(carrier.close())

    def _carrier(self) -> Carrier:
        if self._handler is None:
            from hintctl.api.connection import Connections

            return Connections(self.endpoint, self._key)
        from hintctl.api.in_process import InProcess

        return InProcess(self.endpoint, self._key, self._handler)

    def run(self, operation: Callable[[HintClient], Coroutine[Any, Any, Result]]) -> Result:
        """Runs one operation with a client of its own."""
        with self.open() as (client, runner):
            return runner.run(operation(client))


@contextmanager
def connect(connection: Connection) -> Iterator[Session]:
    """A session with the settings in force. Raises ConfigError or UsageError.

    It connects to nothing yet, but gets the key: that may run an api_key_command or open the keyring.
    """
    if not connection.emulator:
        yield _configured(connection)
        return
    if connection.profile is not None or connection.endpoint is not None:
        raise UsageError("--emulator can't be combined with --profile or --endpoint.", hint="Use either.")
    from hintctl.cli.emulator_store import open_store

    with open_store() as store:
        yield _embedded(store, connection)


def _configured(connection: Connection) -> Session:
    from hintctl.api.endpoint import Endpoint
    from hintctl.api.environment import Environment
    from hintctl.config import Paths
    from hintctl.config.key import read_key
    from hintctl.config.settings import load_settings
    from hintctl.config.sources import KeySource

    paths = Paths.from_environment()
    settings = load_settings(profile=connection.profile, endpoint=connection.endpoint, paths=paths)
    address = Endpoint.parse(settings.endpoint)
    key = read_key(settings)
    if key is None or settings.key_source is None:
        raise _no_key(settings)
    if settings.key_source is KeySource.ENVIRONMENT and connection.profile and settings.profile:
        _say_which_key(settings.profile)
    return Session(
        endpoint=address,
        key=key,
        key_source=settings.key_source,
        environment=Environment.of(address, key),
        profile=settings.profile_name,
        handler=None,
        connection=connection,
    )


def _say_which_key(profile: Profile) -> None:
    """Tells somebody who named a profile that its key is not the one in force."""
    from hintctl.output.console import tell

    if profile.key_source:
        tell(f"HINT_API_KEY is set, and goes before the key of profile {profile.name}.")


def _no_key(settings: Settings) -> ConfigError:
    import shlex

    name = settings.profile_name
    profile = f" --profile {shlex.quote(name)}" if name and name != settings.file.choose(None) else ""
    return ConfigError(
        f"no API key is configured{f' for profile {name}' if name else ''}.",
        hint="Try it without one: --emulator. Or set HINT_API_KEY (and HINT_API_URL). "
        f"Or store your key: hintctl auth login{profile}",
    )


def _embedded(store: Store, connection: Connection) -> Session:
    """The emulator in this process, as partner A unless the environment's key is partner B's."""
    import os

    from hintctl.api.endpoint import Endpoint
    from hintctl.api.environment import Environment
    from hintctl.api_key import ApiKey
    from hintctl.config.sources import KeySource
    from hintctl.emulator.messages import Request
    from hintctl.emulator.semantics import Emulator

    emulator = Emulator(store)

    def handle(
        method: str, target: str, headers: Mapping[str, str], body: bytes
    ) -> tuple[int, Sequence[tuple[str, str]], bytes]:
        response = emulator.handle(Request(method=method, target=target, headers=headers, body=body))
        return response.status, response.headers, response.body

    partner_b = os.environ.get("HINT_API_KEY") == "emu-partner-b"
    return Session(
        endpoint=Endpoint.parse("http://localhost"),
        key=ApiKey("emu-partner-b" if partner_b else "emu-partner-a", source="the emulator"),
        key_source=KeySource.EMULATOR,
        environment=Environment.EMULATOR,
        profile=None,
        handler=handle,
        connection=connection,
    )


def _show_exchange(exchange: Exchange) -> None:
    from hintctl.output.console import tell

    tell(f"{exchange.method} /{exchange.target} {exchange.outcome} {exchange.seconds * 1000:.0f} ms")


class _WaitNotice:
    """Says why nothing moves, where a wait is long enough to be noticed, and not again for each request that waits."""

    def __init__(self) -> None:
        self._quiet_until = 0.0

    def show(self, failure: HintctlError, seconds: float) -> None:
        now = time.monotonic()
        if seconds < _NOTICED or now < self._quiet_until:
            return
        self._quiet_until = now + _QUIET
        from hintctl.output.console import tell

        tell(f"{failure.message} Trying again in {seconds:.0f} s.")
