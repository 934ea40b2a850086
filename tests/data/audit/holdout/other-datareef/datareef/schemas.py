from typing import List, Optional

from pydantic import BaseModel, Field


class DatasetIn(BaseModel):
    title: str = Field(..., min_length=3)
    doi: Optional[str]
    import_source: Optional[str] = Field(None, alias="importSource")
    import_id: Optional[str] = Field(None, alias="importId")


class DatasetOut(DatasetIn):
    id: int
    files: List[str] = []

    class Config:
        orm_mode = True
