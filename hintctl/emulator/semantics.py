"""What the Hint API does with a request (HINT-API.md); where that is silent, what Rails does. No network."""

from __future__ import annotations

import random
import secrets
import string
import time
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from hintctl.emulator.behaviour import Behaviour
from hintctl.emulator.legacy import legacy_writable, migrate
from hintctl.emulator.messages import ApiError, Header, Request, Response, error_response, json_response, reason
from hintctl.emulator.partners import RequestWindow, identify
from hintctl.emulator.records import Changes, Record, Records, changed
from hintctl.emulator.rendering import rendered
from hintctl.emulator.resources import INTEGRATION_RECORD_ID, RESOURCES, Resource
from hintctl.emulator.routes import find_route, is_description, parse_page
from hintctl.emulator.store import Store, StoreError
from hintctl.emulator.validation import Rules, parse_object, unprocessable, validated

if TYPE_CHECKING:
    from collections.abc import Callable

    from hintctl.emulator.routes import Route

_PRACTICE = {"id": "pra-Em7ulatedP01", "name": "Emulated Family Practice"}
_ID_CHARACTERS = string.ascii_letters + string.digits
_ID_LENGTH = 12


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, kw_only=True)
class _Call:
    """An authenticated request to a record type; `identifier` is empty where the path names no record."""

    partner: str
    resource: Resource
    identifier: str
    query: str
    body: bytes


class Emulator:
    """Answers requests from `store`, as `behaviour` says; several threads may ask at once.

    `clock` gives the time (aware), of which `behaviour.as_of` replaces the day; `monotonic` gives seconds for
    the rate limit, `random` a number below 1 for the share of requests that fail. Raises StoreError.
    """

    def __init__(
        self,
        store: Store,
        behaviour: Behaviour = Behaviour(),  # noqa: B008 - it is frozen
        *,
        clock: Callable[[], datetime] = _now,
        monotonic: Callable[[], float] = time.monotonic,
        random: Callable[[], float] = random.random,
    ) -> None:
        self.behaviour = behaviour
        self._store = store
        self._clock = clock
        self._monotonic = monotonic
        self._random = random
        self._window = None if behaviour.rate_limit is None else RequestWindow(behaviour.rate_limit)
        self._migrate_legacy_fields()

    def handle(self, request: Request) -> Response:
        """The answer to `request`, at once: no sleeping, no network."""
        try:
            if is_description(request.target):
                return self._describe(request.method)
            partner = identify(request.headers.get("authorization"))
            self._admit(partner)
            # Not only at the start: another process may have reset the store to its unmigrated state.
            self._migrate_legacy_fields()
            return self._dispatch(request, partner)
        except ApiError as error:
            return error.response
        except StoreError as error:
            return error_response(500, f"The emulator's database failed: {error}")

    def _describe(self, method: str) -> Response:
        # Imported where it is asked for, as a command that uses --emulator never does.
        from hintctl.emulator.openapi import description

        if method not in ("GET", "HEAD"):
            raise _not_allowed("GET")
        creating, updating = self._rules(creating=True), self._rules(creating=False)
        return json_response(200, description(self.behaviour, creating=creating, updating=updating))

    def _admit(self, partner: str) -> None:
        if self._window and not self._window.admits(partner, self._monotonic()):
            raise ApiError(429, "Enhance your calm", headers=self._when_to_return(429))
        if self.behaviour.fail:
            status, share = self.behaviour.fail
            if self._random() < share:
                raise ApiError(status, reason(status), headers=self._when_to_return(status))

    def _when_to_return(self, status: int) -> tuple[Header, ...]:
        return (("Retry-After", "1"),) if status == 429 and self.behaviour.retry_after else ()

    def _dispatch(self, request: Request, partner: str) -> Response:
        route = find_route(request.target)
        actions = self._actions(route)
        method = "GET" if request.method == "HEAD" else request.method
        if method not in actions:
            raise _not_allowed(*actions)
        if route.resource is None:
            return json_response(200, _PRACTICE)
        call = _Call(
            partner=partner,
            resource=route.resource,
            identifier=route.identifier or "",
            query=route.query,
            body=request.body,
        )
        return actions[method](call)

    def _actions(self, route: Route) -> dict[str, Callable[[_Call], Response]]:
        if route.resource is None:
            return {"GET": self._get}
        if route.identifier is None:
            return {"GET": self._list, "POST": self._create}
        return {"GET": self._get, "PATCH": self._update, "PUT": self._update, "DELETE": self._delete}

    def _get(self, call: _Call) -> Response:
        with self._store.reading() as connection:
            records = Records(connection, call.partner)
            (document,) = rendered(records, [_found(records, call)])
        return json_response(200, document)

    def _list(self, call: _Call) -> Response:
        page = parse_page(call.query)
        with self._store.reading() as connection:
            records = Records(connection, call.partner)
            documents = rendered(records, records.page(call.resource, page))
            total = records.count(call.resource, archived=page.archived) if self.behaviour.total_count else None
        headers = [("X-Count", str(len(documents)))]
        if total is not None:
            headers.append(("X-Total-Count", str(total)))
        return json_response(200, documents, tuple(headers))

    def _create(self, call: _Call) -> Response:
        document = parse_object(call.body)
        changes = validated(call.resource, document, self._rules(creating=True))
        now = self._timestamp()
        with self._store.writing() as connection:
            records = Records(connection, call.partner)
            blank = Record(
                hint_id=_new_hint_id(call.resource),
                resource=call.resource.path,
                created_at=now,
                updated_at=now,
                fields=call.resource.defaults,
            )
            saved = self._saved(records, blank, changes, now)
        return json_response(201, saved)

    def _update(self, call: _Call) -> Response:
        document = parse_object(call.body)
        with self._store.writing() as connection:
            records = Records(connection, call.partner)
            record = _found(records, call)
            changes = validated(call.resource, document, self._rules(creating=False))
            saved = self._saved(records, record, changes, self._timestamp())
        return json_response(200, saved)

    def _delete(self, call: _Call) -> Response:
        with self._store.writing() as connection:
            records = Records(connection, call.partner)
            records.delete(_found(records, call).hint_id)
        return Response(status=204, headers=(), body=b"")

    def _saved(self, records: Records, record: Record, changes: Changes, now: str) -> dict[str, object]:
        """Writes the changes and gives the object that then stands. Raises ApiError, and writes nothing."""
        resource = RESOURCES[record.resource]
        integration_record_id = changes.own.get(INTEGRATION_RECORD_ID)
        if integration_record_id and records.linked_to(resource, integration_record_id) not in (
            None,
            record.hint_id,
        ):
            errors = {INTEGRATION_RECORD_ID: ["has already been taken"]}
            raise unprocessable(errors, self.behaviour.duplicate_status)
        changes = replace(changes, fields={**changes.fields, **_resolved(records, resource, changes)})
        record = changed(record, changes, now)
        records.save(record)
        (document,) = rendered(records, [record])
        return document

    def _rules(self, *, creating: bool) -> Rules:
        return Rules(
            clears_with=self.behaviour.clears_with,
            names_required=self.behaviour.names_required,
            legacy_writable=legacy_writable(self._today()),
            creating=creating,
        )

    def _migrate_legacy_fields(self) -> None:
        if not legacy_writable(self._today()):
            migrate(self._store)

    def _today(self) -> date:
        return self._time().date()

    def _timestamp(self) -> str:
        return self._time().isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def _time(self) -> datetime:
        now = self._clock().astimezone(UTC)
        as_of = self.behaviour.as_of
        return now if as_of is None else datetime.combine(as_of, now.timetz())


def _not_allowed(*allowed: str) -> ApiError:
    return ApiError(405, "Method not allowed", headers=(("Allow", ", ".join(["HEAD", *allowed])),))


def _found(records: Records, call: _Call) -> Record:
    record = records.find(call.resource, call.identifier)
    if record is None:
        raise ApiError(404, "Record not found")
    return record


def _resolved(records: Records, resource: Resource, changes: Changes) -> dict[str, str]:
    """The Hint IDs of the records that the changes refer to by either ID. Raises ApiError: 422."""
    resolved = {}
    for name, path in resource.refers_to.items():
        identifier = changes.fields.get(name)
        if identifier is not None:
            target = records.find(RESOURCES[path], str(identifier))
            if target is None:
                raise unprocessable({name: ["must exist"]})
            resolved[name] = target.hint_id
    return resolved


def _new_hint_id(resource: Resource) -> str:
    return resource.prefix + "".join(secrets.choice(_ID_CHARACTERS) for _ in range(_ID_LENGTH))
