"""What a run is about, as its journal keeps it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields


@dataclass(frozen=True, kw_only=True)
class RunFacts:
    """What belongs to a whole run.

    `file` is how messages call its CSV, `source` the CSV's full path (empty for standard input). `endpoint`,
    `environment` and `practice` say whose records it changes: it never goes on with others. `replace` is 1 where links
    may be overwritten. `web_link` is the template of `--web-link`. `undoes` is the run that this one takes back.
    `connection` holds the options, as for a shell, that connect to the same API. `key_mark` recognises the key again
    (ApiKey.mark).
    """

    file: str
    source: str = ""
    endpoint: str
    environment: str
    profile: str = ""
    practice: str = ""
    replace: str = ""
    web_link: str = ""
    undoes: str = ""
    connection: str = ""
    key_mark: str = ""

    @property
    def title(self) -> str:
        """What the run is called: its file, or what it undoes."""
        return f"undo of {self.undoes} ({self.file})" if self.undoes else self.file

    @classmethod
    def read(cls, facts: Mapping[str, str]) -> "RunFacts":
        """From a journal's facts, of which it may hold more. Raises KeyError where one is missing."""
        return cls(**{field.name: facts[field.name] for field in fields(cls)})

    def as_facts(self) -> dict[str, str]:
        """For a journal."""
        return asdict(self)
