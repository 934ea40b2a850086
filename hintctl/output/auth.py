"""Shows whose key is in force."""

from dataclasses import dataclass

from hintctl.api.answers import Practice
from hintctl.api.endpoint import Endpoint
from hintctl.api.environment import Environment
from hintctl.output.console import emit
from hintctl.output.fields import Say, show_fields


@dataclass(frozen=True, kw_only=True)
class Access:
    """A key in force. `practice` is None where Hint did not tell whose it is.

    `where` is the environment and the host, for people. `key_source` says for scripts where the key came from,
    `key_origin` for people.
    """

    practice: Practice | None
    where: str
    environment: Environment
    endpoint: Endpoint
    profile: str | None
    masked_key: str
    key_source: str
    key_origin: str

    def document(self) -> dict[str, str | None]:
        """It for `--json`."""
        return {
            "practice": self.practice.practice_id if self.practice else None,
            "practice_name": self.practice.name if self.practice else None,
            "environment": self.environment.value,
            "endpoint": self.endpoint.url,
            "profile": self.profile,
            "key": self.masked_key,
            "key_source": self.key_source,
        }


def show_access(access: Access, say: Say) -> None:
    """Says it in lines."""
    fields = {
        "practice": _name(access.practice) if access.practice else "(not known)",
        "host": access.where,
        "profile": access.profile or "(none)",
        "key": f"{access.masked_key} from {access.key_origin}",
    }
    show_fields(fields, say=say)


def show_login(access: Access) -> None:
    """Says what was stored, and whose it is."""
    practice = _name(access.practice) if access.practice else "a practice"
    emit(f"logged in to {practice} at {access.where}")
    emit(f"the key of profile {access.profile} is in {access.key_origin}")


def show_logout(profile: str | None, origin: str | None) -> None:
    """Says from where the key of a profile was removed; `origin` is None where it had none."""
    if profile is None:
        emit("no profile is configured; nothing to forget")
    elif origin is None:
        emit(f"profile {profile} has no stored key; nothing to forget")
    else:
        emit(f"the key of profile {profile} is removed from {origin}")


def _name(practice: Practice) -> str:
    return f"{practice.name} ({practice.practice_id})" if practice.name else practice.practice_id
