"""Two partners of one practice: what each of them asks, and a plain model of what each of them is to see."""

import http.client
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from tests.promises.figures import count

PARTNERS = ("a", "b")
PREFIXES = {"patients": "pat-", "customer_invoices": "inv-", "practitioners": "pct-"}
LISTS = (("patients", False), ("patients", True), ("customer_invoices", False), ("practitioners", False))
OWN_ID = "integration_record_id"
OWN_TEXTS = ("integration_web_link", "integration_error_message")
LEGACY = ("external_link_id", "import_id", "import_source")
LEARNED = ("updated_at", "integration_last_synced_at")

Seen = dict[str, Any]


def canary(partner: str) -> str:
    """What each value begins with that only this partner writes, and nobody else is ever to get."""
    return f"secret-of-{partner}"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came back; `raw` is all of it that a partner can see."""

    status: int
    document: Any
    total: str | None
    raw: bytes


class Partner:
    """One partner's connection. Each answer is searched for what is another's."""

    def __init__(self, url: str, name: str) -> None:
        self.url, self.name = url, name
        self._path = urlsplit(url).path
        self._connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=30)

    def ask(self, method: str, path: str, fields: Mapping[str, Any] | None = None) -> Answer:
        body = None if fields is None else json.dumps(fields)
        self._connection.request(
            method, f"{self._path}/{path}", body, {"Authorization": f"Bearer emu-partner-{self.name}"}
        )
        with self._connection.getresponse() as response:
            content = response.read()
            raw = response.reason.encode() + response.headers.as_bytes() + content
        for other in {*PARTNERS} - {self.name}:
            assert canary(other).encode() not in raw, f"{self.name} asked {method} {path}"
        count("answers searched for another partner's values")
        document = json.loads(content) if content else None
        return Answer(status=response.status, document=document, total=response.headers["X-Total-Count"], raw=raw)

    def listed(self, resource: str, *, archived: bool) -> Answer:
        return self.ask("GET", f"{resource}?limit=100{'&filter=archived' if archived else ''}")

    def everything(self) -> list[Answer]:
        """Every record there is, by all lists."""
        return [self.listed(resource, archived=archived) for resource, archived in LISTS]

    def close(self) -> None:
        self._connection.close()


@dataclass(frozen=True, kw_only=True)
class Request:
    """One request: `method` is that of HTTP, or LIST; `identifier` is any ID, and means nothing to LIST and POST."""

    method: str
    resource: str
    identifier: str
    fields: Mapping[str, str | None]
    archived: bool = False


@dataclass(frozen=True, kw_only=True)
class Practice:
    """Each partner's view of each record, by its Hint ID: what is shared stands in both, what is a partner's in one.

    `legacy` says whether the legacy fields are stored.
    """

    legacy: bool
    seen: dict[str, dict[str, Seen]]

    @classmethod
    def learned(cls, partners: Iterable[Partner], *, legacy: bool) -> "Practice":
        """What there is before the partners begin."""
        everything = {partner.name: [answer.document for answer in partner.everything()] for partner in partners}
        seen = {name: {record["id"]: record for page in pages for record in page} for name, pages in everything.items()}
        return cls(legacy=legacy, seen=seen)

    def view(self, partner: str, hint_id: str) -> Seen:
        """A record as the API is to show it, with what it shows of another record as that one is now."""
        seen = self.seen[partner]
        shown = dict(seen[hint_id])
        if shown.get("owner"):
            owner = seen.get(shown["owner"]["id"])
            shown["owner"] = owner and {name: owner[name] for name in ("id", OWN_ID, "first_name", "last_name")}
        if shown.get("practitioner"):
            target = seen.get(shown["practitioner"]["id"])
            name = target and f"{target['first_name']} {target['last_name']}"
            shown["practitioner"] = target and {"id": target["id"], "name": name}
        return shown

    def find(self, partner: str, resource: str, identifier: str) -> str | None:
        """The Hint ID of the record that an ID means to a partner."""
        if identifier in self.seen[partner] and identifier.startswith(PREFIXES[resource]):
            return identifier
        return self.linked(partner, resource, identifier)

    def linked(self, partner: str, resource: str, own_id: str) -> str | None:
        found = (
            hint_id
            for hint_id, record in self.seen[partner].items()
            if record[OWN_ID] == own_id and hint_id.startswith(PREFIXES[resource])
        )
        return next(found, None)

    def taken(self, partner: str, request: Request, *, by_other_than: str | None) -> bool:
        """Whether a request sets an ID of the partner's that another record has."""
        own_id = request.fields.get(OWN_ID)
        return bool(own_id) and self.linked(partner, request.resource, str(own_id)) not in (None, by_other_than)

    def listed(self, partner: str, resource: str, *, archived: bool) -> Sequence[Seen]:
        records = (record for record in self.seen[partner].values() if record["id"].startswith(PREFIXES[resource]))
        chosen = [record for record in records if record.get("archived", False) == archived]
        ordered = sorted(chosen, key=lambda record: (record["created_at"], record["id"]))
        return [self.view(partner, record["id"]) for record in ordered]

    def write(self, partner: str, hint_id: str, fields: Mapping[str, Any], answered: Seen) -> None:
        """What a write that succeeded changes, and for whom. The time is learned from the writer's answer."""
        mine = self.seen[partner][hint_id]
        before = dict(mine)
        names = (OWN_ID, *(OWN_TEXTS if "archived" in mine else ()), *self._legacy_fields(mine))
        mine.update({name: fields[name] or None for name in names if name in fields})
        if "integration_sync_status" in mine:
            broken = "error" if mine["integration_error_message"] else "synced"
            mine["integration_sync_status"] = broken if mine[OWN_ID] else None
        shared: Seen = {name: fields[name] for name in ("first_name", "status") if name in fields and name in mine}
        renamed = any(mine[name] != value for name, value in shared.items())
        mine.update(shared)
        if OWN_ID in fields or mine != before:
            mine.update({name: answered[name] for name in LEARNED if name in mine})
        if "integration_last_synced_at" in mine and not mine[OWN_ID]:
            mine["integration_last_synced_at"] = None
        for other in {*PARTNERS} - {partner}:
            self.seen[other][hint_id].update({**shared, "updated_at": answered["updated_at"]} if renamed else {})

    def _legacy_fields(self, record: Seen) -> tuple[str, ...]:
        return LEGACY if self.legacy and "import_id" in record else ()

    def create(self, partner: str, answered: Seen) -> None:
        """A new record: the others see it too, without anything of the partner's own."""
        own = (OWN_ID, *OWN_TEXTS, *LEGACY, "integration_sync_status", "integration_last_synced_at")
        for other in PARTNERS:
            nothing = dict.fromkeys(name for name in own if name in answered)
            shared = {**answered, **nothing, "updated_at": answered["created_at"]}
            self.seen[other][answered["id"]] = dict(answered) if other == partner else shared

    def delete(self, hint_id: str) -> None:
        """A deletion is everybody's."""
        for seen in self.seen.values():
            del seen[hint_id]
