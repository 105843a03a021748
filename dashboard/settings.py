"""What is in force: options over the environment (PHOIHOP_*) over `phoihop.toml`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from graph.errors import Misuse
from graph.store.settings import StoreSettings

TOML_FILE = Path("phoihop.toml")


class Settings(StoreSettings):
    """The store's settings and the app's, from every source."""

    model_config = SettingsConfigDict(env_prefix="PHOIHOP_", toml_file=TOML_FILE, extra="forbid")

    host: str = Field(default="127.0.0.1", description="address that the app listens on")
    port: int = Field(default=8050, ge=1, le=65535, description="port that the app listens on")
    lang: Literal["vi", "en"] = Field(default="vi", description="language of what is printed and shown first")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Options first, then the environment, then the file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def read_settings(**options: object) -> Settings:
    """The settings in force; an option that is None was not given. Raises `Misuse` naming the wrong setting."""
    given = {name: value for name, value in options.items() if value is not None}
    try:
        return Settings(**given)  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"]) or "settings"
        raise Misuse(
            f"setting {name}: {first['msg']}",
            fix=f"correct it in {TOML_FILE}, in PHOIHOP_{name.upper()} or in the option",
        ) from None
    except ValueError as error:
        raise Misuse(str(error), where=str(TOML_FILE), fix="correct the file") from None


def in_force(settings: Settings, *, hidden: str, unset: str) -> dict[str, str]:
    """Every setting as text; of a password only whether it is set (`hidden` or `unset`)."""
    return {name: _shown(getattr(settings, name), hidden, unset) for name in type(settings).model_fields}


def _shown(value: object, hidden: str, unset: str) -> str:
    if isinstance(value, SecretStr):
        return hidden if value.get_secret_value() else unset
    if value is None:
        return unset
    return re.sub(r"(?<=://)[^/@]*@", f"{hidden}@", str(value))
