"""The link from Hint into the partner's own chart: `integration_web_link` of a patient."""

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from hintctl.errors import UsageError

_PLACE = re.compile(r"\{([^{}]*)\}")
_NAMES = ("integration_record_id", "hint_id")


@dataclass(frozen=True, kw_only=True)
class WebLinkTemplate:
    """An address with `{integration_record_id}` or `{hint_id}` in it, one of them at least."""

    text: str

    @classmethod
    def parse(cls, text: str) -> "WebLinkTemplate":
        """Checks the template. Raises UsageError: a link without an ID would lead all patients to one chart."""
        names = set(_PLACE.findall(text))
        if unknown := sorted(names - {*_NAMES}):
            raise UsageError(f"--web-link: {{{unknown[0]}}} is unknown.", hint=f"Use {_listed()}.")
        if not names or re.search(r"[{}]", _PLACE.sub("", text)):
            raise UsageError("--web-link needs the place of an ID.", hint=f"Put {_listed()} into it.")
        try:
            parts = urlsplit(text)
        except ValueError:
            parts = urlsplit("")
        if parts.scheme not in ("http", "https") or not parts.netloc or not text.isprintable() or " " in text:
            raise UsageError("--web-link is not a web address.", hint="Write it as https://emr.example/{hint_id}")
        if _PLACE.search(parts.netloc):
            raise UsageError("--web-link has an ID in its host.", hint="Put the ID behind the host.")
        return cls(text=text)

    def fill(self, *, hint_id: str, integration_record_id: str) -> str:
        """The patient's address. The IDs are encoded, so that none can change where it leads."""
        values = {"hint_id": hint_id, "integration_record_id": integration_record_id}
        return _PLACE.sub(lambda place: quote(values[place[1]], safe=""), self.text)


def _listed() -> str:
    return " or ".join(f"{{{name}}}" for name in _NAMES)
