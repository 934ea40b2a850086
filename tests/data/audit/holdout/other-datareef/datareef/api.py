from fastapi import Depends, FastAPI, HTTPException
from sqlalchemy.orm import Session

from . import forms, models, schemas
from .db import session

app = FastAPI(title="datareef")


@app.get("/datasets/by-import/{import_source}/{import_id:path}", response_model=schemas.DatasetOut)
def by_import(import_source: str, import_id: str, db: Session = Depends(session)):
    ds = db.query(models.Dataset).filter_by(import_source=import_source, import_id=import_id).first()
    if ds is None:
        raise HTTPException(404)
    return ds


@app.get("/forms/{resource}")
def form(resource: str):
    return forms.form(resource)
