"""Which Hint it is that hintctl talks to: shown wherever something could be mistaken for something else."""

from enum import Enum

from hintctl.api.endpoint import Endpoint
from hintctl.api_key import ApiKey


class Environment(Enum):
    """LIVE holds real patients. SANDBOX is Hint's own; EMULATOR runs on the user's machine."""

    LIVE = "LIVE"
    SANDBOX = "SANDBOX"
    EMULATOR = "EMULATOR"

    @classmethod
    def of(cls, endpoint: Endpoint, key: ApiKey) -> "Environment":
        """Told by the key, which decides it on any of Hint's hosts (HINT-API: Facts). In doubt it is LIVE."""
        if key.startswith("sbx-"):
            return cls.SANDBOX
        if endpoint.loopback and key.startswith("emu-"):
            return cls.EMULATOR
        return cls.LIVE
