"""The words of the administrative language that reading relies on, as data beside the rules that use them."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    loaded: dict[str, Any] = {}
    for name in ("words.yaml", "laws.yaml"):
        loaded |= yaml.safe_load(files("loaders.lexicon").joinpath(name).read_text(encoding="utf-8"))
    return loaded


def words(name: str) -> tuple[str, ...]:
    """The list called `name`, in the order of its file."""
    return tuple(_data()[name])


def table(name: str) -> dict[str, str]:
    """The table called `name`."""
    return dict(_data()[name])
