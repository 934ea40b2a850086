from pydantic import BaseSettings


class Settings(BaseSettings):
    hint_token: str
    hint_url: str = "https://api.hint.com/api"
    ynab_token: str = ""
    ynab_budget: str = "last-used"
    database_url: str = "sqlite:///membill.db"

    class Config:
        env_prefix = "MEMBILL_"


settings = Settings()
