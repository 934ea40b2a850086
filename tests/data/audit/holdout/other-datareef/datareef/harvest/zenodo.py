import requests
from sqlalchemy.orm import Session

from ..models import DataFile, Dataset, ExternalLink

API = "https://zenodo.org/api/records"


def harvest(db: Session, community: str):
    r = requests.get(API, params={"communities": community, "size": 100}, timeout=30)
    for hit in r.json()["hits"]["hits"]:
        import_id = str(hit["id"])
        ds = db.query(Dataset).filter_by(import_source="zenodo", import_id=import_id).one_or_none()
        if ds is None:
            ds = Dataset(import_source="zenodo", import_id=import_id)
            db.add(ds)
        ds.title = hit["metadata"]["title"]
        ds.doi = hit.get("doi")
        for f in hit.get("files", []):
            link = ExternalLink(href=f["links"]["self"])
            db.add(link)
            db.flush()
            ds.files.append(DataFile(path=f["key"], external_link_id=link.id))
    db.commit()
