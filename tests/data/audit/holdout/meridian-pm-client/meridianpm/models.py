from typing import Optional

import attr


@attr.s(auto_attribs=True)
class Patient:
    id: int
    first_name: str
    last_name: str
    date_of_birth: Optional[str] = None
    email: Optional[str] = None
    medicare_number: Optional[str] = None
    import_id: Optional[str] = None
    import_source: Optional[str] = None
    external_link_id: Optional[str] = None

    @classmethod
    def from_api(cls, d):
        return cls(**{a.name: d.get(a.name) for a in attr.fields(cls)})


@attr.s(auto_attribs=True)
class Practitioner:
    id: int
    display_name: str
    designation: Optional[str] = None
