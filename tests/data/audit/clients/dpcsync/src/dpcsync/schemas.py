from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Optional

from pydantic import BaseModel, Field


class Phone(BaseModel):
    number: str
    type: Optional[str] = None


class PractitionerRef(BaseModel):
    id: str
    name: str


class Patient(BaseModel):
    """One row of ``GET /patients``."""

    id: str
    first_name: str
    last_name: str
    email: Optional[str] = None
    dob: Optional[date] = None
    link: Optional[str] = Field(None, alias="external_link_id")
    import_id: Optional[str] = None
    import_source: Optional[str] = None
    membership_status: Optional[str] = None
    practitioner: Optional[PractitionerRef] = None
    phones: list[Phone] = []
    created_at: datetime

    class Config:
        allow_population_by_field_name = True
        extra = "ignore"

    @property
    def chart_id(self) -> Optional[str]:
        if self.import_source == "larkspur":
            return self.import_id
        return self.link


class PatientUpdate(BaseModel):
    first_name: Optional[str] = None
    last_name: Optional[str] = None
    import_id: Optional[str] = None
    import_source: Optional[str] = None

    def body(self) -> dict:
        return self.dict(exclude_unset=True)


@dataclass
class Chart:
    id: str
    name: str
    patient_id: Optional[str] = None
    tags: list = field(default_factory=list)


@dataclass
class LinkResult:
    patient_id: str
    external_link_id: Optional[str]
    ok: bool = True
    error: str = ""
