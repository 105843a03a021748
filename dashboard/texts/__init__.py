"""Every word that a person sees, in Vietnamese and English.

One folder per language, one YAML file per part of the program (``vi/app.yaml``, ``vi/cli.yaml`` …); the keys of all
files of a language are one name space. A part that needs words adds a file of its own to both folders.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

import yaml

from graph.errors import DefinitionError


class Language(StrEnum):
    """The languages of the screens; the first is the default."""

    VI = "vi"
    EN = "en"


class Texts:
    """The words of one language: ``texts("nav.gaps")``, ``texts("gaps.count", n=3, m=20)``."""

    def __init__(self, language: Language, entries: Mapping[str, str]) -> None:
        self.language = language
        self._entries = dict(entries)

    def __call__(self, key: str, /, **values: object) -> str:
        """The text under `key` with `values` filled in; integers are grouped as the language does.

        ``{n:task|tasks}`` in a text stands for the word that goes with the number `n`.

        Raises `DefinitionError` for a key or a value that is missing.
        """
        try:
            template = self._entries[key]
        except KeyError:
            raise DefinitionError(f"no {self.language} text for {key!r}; add it to dashboard/texts") from None
        try:
            return template.format(**{name: self._shown(value) for name, value in values.items()})
        except (KeyError, IndexError) as error:
            raise DefinitionError(f"the {self.language} text {key!r} needs a value for {error}") from None

    def __contains__(self, key: object) -> bool:
        return key in self._entries

    def keys(self) -> frozenset[str]:
        """All keys of this language."""
        return frozenset(self._entries)

    def template(self, key: str) -> str:
        """The words under `key` with their values not filled in."""
        return self._entries[key]

    def number(self, value: int) -> str:
        """`value` with the thousands separator of the language."""
        grouped = f"{value:,}"
        return grouped.replace(",", ".") if self.language is Language.VI else grouped

    def decimal(self, value: float) -> str:
        """`value` with two decimals and the decimal mark of the language."""
        return f"{value:.2f}".replace(".", ",") if self.language is Language.VI else f"{value:.2f}"

    def date(self, iso: str | None) -> str:
        """An ISO date of any precision as the language writes it ("01/5/2020", "02/2020", "5/2020"); empty for None.

        In Vietnamese as in official documents: days below 10 and the months 1 and 2 with a zero before them.
        """
        parts = [part for part in (iso or "").split("-") if part]
        if len(parts) > 1 and parts[1] not in ("01", "02"):
            parts[1] = parts[1].lstrip("0")
        return "/".join(reversed(parts)) if self.language is Language.VI else (iso or "")

    def _shown(self, value: object) -> object:
        return value if isinstance(value, bool) or not isinstance(value, int) else _Count(value, self.number(value))


class _Count:
    """A number in a text: ``{n}`` is the number, ``{n:task|tasks}`` the word that goes with it."""

    def __init__(self, value: int, shown: str) -> None:
        self._value, self._shown = value, shown

    def __format__(self, form: str) -> str:
        one, bar, several = form.partition("|")
        if bar:
            return one if self._value == 1 else several
        return format(self._shown, form)


def language(value: object) -> Language:
    """The language called `value`; Vietnamese for anything else."""
    return next((one for one in Language if one == value), Language.VI)


@lru_cache(maxsize=len(Language))
def texts(name: Language | str = Language.VI) -> Texts:
    """The words of the language `name`. Raises `DefinitionError` if two files share a key."""
    chosen = Language(name)
    entries: dict[str, str] = {}
    for source, key, words in _read(chosen):
        if key in entries:
            raise DefinitionError(f"dashboard/texts/{chosen}/{source}: {key!r} stands in another file too")
        entries[key] = words
    return Texts(chosen, entries)


def _read(name: Language) -> Iterator[tuple[str, str, str]]:
    folder = files("dashboard.texts").joinpath(name.value)
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if file.name.endswith(".yaml"):
            for key, words in _flat(yaml.safe_load(file.read_text(encoding="utf-8")) or {}):
                yield file.name, key, words


def _flat(data: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in data.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)
