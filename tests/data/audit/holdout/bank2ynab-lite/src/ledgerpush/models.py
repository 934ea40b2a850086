from __future__ import annotations

import datetime as dt
from typing import Literal, Optional

from pydantic import BaseModel, Field


class Transaction(BaseModel):
    account_id: str
    date: dt.date
    amount: int = Field(description="milliunits")
    payee_name: Optional[str] = Field(default=None, max_length=50)
    memo: Optional[str] = None
    cleared: Literal["cleared", "uncleared"] = "cleared"
    import_id: Optional[str] = Field(default=None, max_length=36)


class SaveResult(BaseModel):
    transaction_ids: list[str]
    duplicate_import_ids: list[str] = []
