from __future__ import annotations

from datetime import date, datetime
from typing import Literal, Optional

from pydantic import BaseModel, ConfigDict, Field, model_validator


class _Base(BaseModel):
    model_config = ConfigDict(extra="allow", populate_by_name=True)


class Phone(_Base):
    number: str
    type: Optional[str] = None


class _Linked(_Base):
    """Fields that tie a record to the partner's own one."""

    external_link_id: Optional[str] = None
    import_id: Optional[str] = None
    import_source: Optional[str] = None

    @property
    def partner_key(self) -> Optional[str]:
        if self.external_link_id:
            return self.external_link_id
        if self.import_id and self.import_source:
            return f"{self.import_source}:{self.import_id}"
        return None


class Patient(_Linked):
    id: str
    first_name: str
    last_name: str
    dob: Optional[date] = None
    email: Optional[str] = None
    phones: list[Phone] = Field(default_factory=list)
    membership_status: Optional[Literal["active", "inactive", "pending"]] = None
    created_at: Optional[datetime] = None


class Practitioner(_Base):
    id: str
    name: Optional[str] = None
    partner_id: Optional[str] = Field(None, alias="external_link_id")


class Invoice(_Linked):
    id: str
    status: str
    amount_in_cents: int
    owner: Optional[Patient] = None


class PatientCreate(_Base):
    first_name: str
    last_name: str
    dob: Optional[date] = None
    email: Optional[str] = None
    external_link_id: Optional[str] = Field(None, max_length=255)
    import_id: Optional[str] = None
    import_source: Optional[str] = None

    @model_validator(mode="after")
    def _tandem(self) -> "PatientCreate":
        if bool(self.import_id) != bool(self.import_source):
            raise ValueError("import_id and import_source go together")
        return self
