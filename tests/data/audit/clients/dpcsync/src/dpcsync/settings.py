import os
from dataclasses import dataclass

HOSTS = {
    "live": "https://api.hint.com",
    "sandbox": "https://api.sandbox.hint.com",
}


@dataclass(frozen=True)
class Settings:
    env: str = os.environ.get("DPCSYNC_ENV", "sandbox")
    timeout: float = 30.0

    @property
    def base_url(self) -> str:
        return HOSTS[self.env] + "/api/provider"

    def token(self, practice: str) -> str:
        return os.environ[f"DPCSYNC_TOKEN_{practice.upper()}"]


settings = Settings()
