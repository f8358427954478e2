"""Settings come from the environment (`AGENTNET_…`); every one has a default that serves a single machine."""

import secrets
from functools import cache
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What an installation decides.

    `mode` is `embedded` (one process, one file, loopback) or `production` (start-up refuses what would be unsafe).
    `database_url` names no driver: `sqlite:///path` or `postgresql://…`; empty means `agentnet.db` in `var`.
    """

    model_config = SettingsConfigDict(env_prefix="AGENTNET_", env_file=None)

    var: Path = Path("var")
    mode: Literal["embedded", "production"] = "embedded"
    demo: bool = False
    debug: bool = False
    database_url: str = ""
    base_url: str = "http://127.0.0.1:8000"
    secret_key: str = ""
    smtp_host: str = ""
    smtp_port: int = 587
    smtp_user: str = ""
    smtp_password: str = ""
    smtp_tls: Literal["starttls", "tls", "none"] = "starttls"
    mail_from: str = "agentnet <agentnet@localhost>"
    mail_reply_to: str = ""
    organisation: str = "agentnet"
    check_links: bool = Field(default=True, description="Ask for the web pages that guides link to.")
    worker: bool = Field(default=True, description="Run the letter and job loop inside this process.")

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite:///{(self.var / 'agentnet.db').resolve()}"

    @property
    def secure(self) -> bool:
        return urlsplit(self.base_url).scheme == "https"

    @property
    def secret(self) -> bytes:
        """The key behind every token of this installation; kept in `var/secret.key` when no setting gives one."""
        return (self.secret_key or _kept_secret(self.var)).encode()


@cache
def _kept_secret(var: Path) -> str:
    path = var / "secret.key"
    if not path.exists():
        var.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48))
    return path.read_text().strip()


@cache
def settings() -> Settings:
    return Settings()
