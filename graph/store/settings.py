"""Where the store is and how long it may take: environment variables `PHOIHOP_*`, or arguments."""

from __future__ import annotations

import os
import re
from pathlib import Path

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


def default_data_dir() -> Path:
    """The user's data directory for this application: XDG_DATA_HOME/phoihop, else ~/.local/share/phoihop."""
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "phoihop"


class StoreSettings(BaseSettings):
    """Settings of the store. Without `neo4j_uri` the embedded engine keeps the graph in `data_dir`.

    `heap`: memory of the embedded engine ("512m", "1g"); times in seconds. `retry_timeout`: how long a write to a
    server is tried again after it failed, as while a cluster chooses another leader.
    """

    model_config = SettingsConfigDict(env_prefix="PHOIHOP_", extra="ignore", frozen=True)

    neo4j_uri: str | None = None
    neo4j_user: str = "neo4j"
    neo4j_password: SecretStr = SecretStr("")
    neo4j_database: str = "neo4j"
    data_dir: Path = Field(default_factory=default_data_dir)
    heap: str = "1g"
    query_timeout: float = Field(default=30.0, gt=0)
    connect_timeout: float = Field(default=5.0, gt=0)
    retry_timeout: float = Field(default=30.0, gt=0)
    start_timeout: float = Field(default=90.0, gt=0)

    @field_validator("heap")
    @classmethod
    def _a_size(cls, value: str) -> str:
        if not re.fullmatch(r"[1-9]\d{0,5}[mMgG]", value):
            raise ValueError("a size such as 512m or 1g")
        return value

    @field_validator("data_dir")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        return value.expanduser().absolute()
