"""The records that every emulator begins with. The people are made up, their addresses lead nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hintctl.emulator.resources import Value


@dataclass(frozen=True, kw_only=True)
class BaseRecord:
    """A record as first made: nobody has linked it yet."""

    hint_id: str
    created_at: str
    fields: Mapping[str, Value]
    archived: bool = False


def _practitioner(hint_id: str, created_at: str, first_name: str, last_name: str, npi: str) -> BaseRecord:
    email = f"{first_name}.{last_name}@practice.example".lower()
    fields = {
        "first_name": first_name,
        "last_name": last_name,
        "npi": npi,
        "email": email,
        "phone": "555-0100",
    }
    return BaseRecord(hint_id=hint_id, created_at=created_at, fields=fields)


def _patient(
    hint_id: str,
    created_at: str,
    first_name: str,
    last_name: str,
    dob: str,
    *,
    mail: str,
    practitioner: str | None,
    lead_source: str | None = None,
    membership_status: str = "active",
    archived: bool = False,
    merged_into: str | None = None,
) -> BaseRecord:
    fields = {
        "first_name": first_name,
        "last_name": last_name,
        "email": f"{mail}@example.com",
        "dob": dob,
        "phone": "555-0123",
        "membership_status": membership_status,
        "lead_source": lead_source,
        "practitioner": practitioner,
        "merged_into": merged_into,
    }
    return BaseRecord(hint_id=hint_id, created_at=created_at, fields=fields, archived=archived)


def _invoice(hint_id: str, day: str, number: str, amount_in_cents: int, status: str, owner: str) -> BaseRecord:
    fields: Mapping[str, Value] = {
        "number": number,
        "amount_in_cents": amount_in_cents,
        "status": status,
        "invoice_date": day,
        "owner": owner,
    }
    return BaseRecord(hint_id=hint_id, created_at=f"{day}T06:00:00.000Z", fields=fields)


_ALDER = "pct-7ysh0vjy4EDQ"
_FERNSBY = "pct-XyzqTu7vPvqI"
_HAWTHORN = "pct-5W9TlT58kcNl"
_ROWANTREE = "pct-uuZ6lmjOL3ag"

PRACTITIONERS = (
    _practitioner(_ALDER, "2014-01-06T09:00:00.000Z", "Harriet", "Alder", "0000000001"),
    _practitioner(_FERNSBY, "2014-01-07T09:00:00.000Z", "Tobias", "Fernsby", "0000000002"),
    _practitioner(_HAWTHORN, "2014-01-08T09:00:00.000Z", "Ngozi", "Hawthorn", "0000000003"),
    _practitioner(_ROWANTREE, "2014-01-09T09:00:00.000Z", "Milan", "Rowantree", "0000000004"),
)

PATIENTS = (
    _patient(
        "pat-n32hjf4mmu1s",
        "2014-02-03T09:00:00.000Z",
        "Ada",
        "Quillfeather",
        "1971-04-02",
        mail="ada.quillfeather",
        practitioner=_ALDER,
        lead_source="Referral",
    ),
    _patient(
        "pat-Kx7Qm2ZpT4Lr",
        "2014-04-04T10:07:13.067Z",
        "Basil",
        "Thistlewood",
        "1984-11-19",
        mail="basil.thistlewood",
        practitioner=_FERNSBY,
        lead_source="Website",
    ),
    _patient(
        "pat-b8VnE3yHs6Wd",
        "2014-06-05T11:14:26.134Z",
        "Cleo",
        "Marigold",
        "1990-02-28",
        mail="cleo.marigold",
        practitioner=_HAWTHORN,
        lead_source="Employer",
    ),
    _patient(
        "pat-R5tGj9CkF1Xa",
        "2014-08-06T12:21:39.201Z",
        "Dario",
        "O'Quill",
        "1958-07-30",
        mail="dario.oquill",
        practitioner=_ROWANTREE,
    ),
    _patient(
        "pat-u2MwP7qBz8Nc",
        "2014-10-07T13:28:52.268Z",
        "Edda",
        "Snowdrop",
        "2001-12-24",
        mail="edda.snowdrop",
        practitioner=_ALDER,
        lead_source="Referral",
    ),
    _patient(
        "pat-D4hYs6LeJ3Vk",
        "2014-12-08T14:35:05.335Z",
        "Faisal",
        "Elderflower",
        "1966-09-09",
        mail="faisal.elderflower",
        practitioner=_FERNSBY,
        lead_source="Website",
    ),
    _patient(
        "pat-m9TfK1xRg5Qp",
        "2015-03-09T15:42:18.402Z",
        "Greta",
        "Kettlewell",
        "1979-05-17",
        mail="greta.kettlewell",
        practitioner=_HAWTHORN,
        lead_source="Employer",
    ),
    _patient(
        "pat-Z3aUc8WnH7By",
        "2015-05-10T16:49:31.469Z",
        "Hiro",
        "Larkspur",
        "1995-03-03",
        mail="hiro.larkspur",
        practitioner=_ROWANTREE,
    ),
    _patient(
        "pat-e6LdS2jMv4Tx",
        "2015-07-11T09:56:44.536Z",
        "Imke",
        "Foxglove",
        "1988-08-21",
        mail="imke.foxglove",
        practitioner=_ALDER,
        lead_source="Referral",
    ),
    _patient(
        "pat-Q1pXr5GkN9Zb",
        "2015-09-12T10:03:57.603Z",
        "Jonah",
        "Birdwhistle",
        "1949-10-12",
        mail="jonah.birdwhistle",
        practitioner=_FERNSBY,
        lead_source="Website",
    ),
    _patient(
        "pat-t7BhC4wYf2Ms",
        "2015-11-13T11:10:10.670Z",
        "Zoë",
        "Nightingale",
        "2010-06-05",
        mail="zoe.nightingale",
        practitioner=_HAWTHORN,
        lead_source="Employer",
        membership_status="pending",
    ),
    _patient(
        "pat-W8vJz6EaD3Kn",
        "2015-02-14T12:17:23.737Z",
        "Søren",
        "Appleyard",
        "1974-01-31",
        mail="soren.appleyard",
        practitioner=None,
        membership_status="pending",
    ),
    _patient(
        "pat-g5NqU1rTm7Lc",
        "2016-04-15T13:24:36.804Z",
        "Leopold",
        "Candlewick",
        "1963-02-14",
        mail="leopold.candlewick",
        practitioner=_ALDER,
        lead_source="Referral",
        membership_status="inactive",
        archived=True,
    ),
    _patient(
        "pat-H2xPd9VsB6Ek",
        "2016-06-16T14:31:49.871Z",
        "Maren",
        "Inkpen",
        "1999-09-27",
        mail="maren.inkpen",
        practitioner=_FERNSBY,
        lead_source="Website",
        membership_status="inactive",
        archived=True,
    ),
    _patient(
        "pat-y4RfA8gWj1Qz",
        "2016-08-17T15:38:02.938Z",
        "Basil",
        "Thistlewood",
        "1984-11-19",
        mail="b.thistlewood",
        practitioner=_HAWTHORN,
        lead_source="Employer",
        membership_status="inactive",
        archived=True,
        merged_into="pat-Kx7Qm2ZpT4Lr",
    ),
)

CUSTOMER_INVOICES = (
    _invoice("inv-crEBw7TSTb7z", "2016-01-01", "INV-1001", 7500, "paid", "pat-n32hjf4mmu1s"),
    _invoice("inv-X8HZhMTLuY4l", "2016-01-15", "INV-1002", 12000, "paid", "pat-Kx7Qm2ZpT4Lr"),
    _invoice("inv-gOeUSpiSU4E9", "2016-02-01", "INV-1003", 7500, "pending", "pat-b8VnE3yHs6Wd"),
    _invoice("inv-wAVPXCRnQzUA", "2016-02-15", "INV-1004", 4999, "paid", "pat-R5tGj9CkF1Xa"),
    _invoice("inv-zTVTKk0rCY1X", "2016-03-01", "INV-1005", 15000, "past_due", "pat-u2MwP7qBz8Nc"),
    _invoice("inv-EQRahYu9K6sw", "2016-03-15", "INV-1006", 7500, "pending", "pat-D4hYs6LeJ3Vk"),
)

# What partner A wrote before April 2017: external_link_id, import_id and import_source.
LEGACY_VALUES: Mapping[str, tuple[str | None, str | None, str | None]] = {
    "pat-R5tGj9CkF1Xa": ("emr-10311", None, None),
    "pat-m9TfK1xRg5Qp": (None, "emr-10477", "acme-emr"),
}
