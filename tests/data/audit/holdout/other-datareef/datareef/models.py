from sqlalchemy import Column, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Dataset(Base):
    __tablename__ = "datasets"
    __table_args__ = (UniqueConstraint("import_source", "import_id", name="uq_datasets_import_id"),)

    id = Column(Integer, primary_key=True)
    title = Column(String, nullable=False)
    doi = Column(String)
    import_source = Column(String(40))
    import_id = Column(String(200))
    files = relationship("DataFile", back_populates="dataset")


class DataFile(Base):
    __tablename__ = "files"

    id = Column(Integer, primary_key=True)
    dataset_id = Column(ForeignKey("datasets.id"))
    external_link_id = Column(ForeignKey("external_links.id"), nullable=True)
    path = Column(String)
    dataset = relationship("Dataset", back_populates="files")


class ExternalLink(Base):
    __tablename__ = "external_links"

    id = Column(Integer, primary_key=True)
    href = Column(String, nullable=False)
