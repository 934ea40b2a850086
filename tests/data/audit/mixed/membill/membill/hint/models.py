from datetime import date
from typing import Optional

from pydantic import BaseModel, Field


class Patient(BaseModel):
    id: str
    first_name: str
    last_name: str
    membership_status: Optional[str]
    external_link_id: Optional[str]
    import_id: Optional[str]
    import_source: Optional[str]


class CustomerInvoice(BaseModel):
    id: str
    number: Optional[int]
    amount_in_cents: int
    invoice_date: Optional[date]
    status: str
    our_number: Optional[str] = Field(None, alias="external_link_id")
    owner: Optional[Patient]
